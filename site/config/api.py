"""All addresses for programs, below `/api/`, and their description at `/api/` and `/api/openapi.json`."""

from __future__ import annotations

from typing import Final

from django.urls import URLPattern, URLResolver, path

from api.answering import make_api
from api.description import description_view
from api.methods import refuse_unknown
from counters.api import router as counters
from documents.public.api.views import router as documents
from documents.public.file_verification.api import router as files
from search.results.api import search, suggest

__all__ = ["PREFIX", "addresses", "api", "urlpatterns"]

PREFIX: Final = "/api/"

api = make_api(
    title="Open data of the site",
    version="1",
    description=(
        "What the site shows to everybody, for programs. No key is needed. Fields and addresses may be added;"
        " none is renamed or removed within a version."
    ),
)
api.add_router("documents/", documents, tags=["Documents"])
api.add_router("files/", files, tags=["Documents"])
api.add_router("search/", search, tags=["Search"])
api.add_router("suggest/", suggest, tags=["Search"])
api.add_router("counters/", counters, tags=["Counters"])

describe = description_view(api, PREFIX)
# Addresses have their names without a namespace, as every other address of the site.
addresses = [pattern for pattern in api.urls[0] if isinstance(pattern, URLPattern)]
for address in addresses:
    address.callback = refuse_unknown(address.callback)
urlpatterns: list[URLPattern | URLResolver] = [
    path("", describe, name="api"),
    path("openapi.json", describe, name="api_description"),
    *addresses,
]
