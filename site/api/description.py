"""The description of the addresses in the form of OpenAPI 3.1."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI

from api.methods import View, for_programs

__all__ = ["description_of", "description_view"]


def description_of(api: NinjaAPI, prefix: str) -> dict[str, Any]:
    """What the API answers below the prefix. Only GET is described; HEAD answers alike without a body."""
    described: dict[str, Any] = dict(api.get_openapi_schema(path_prefix=prefix))
    described["paths"] = {path: {"get": methods["get"]} for path, methods in described["paths"].items()}
    # Without servers, addresses are those of the site that was asked.
    del described["servers"]
    return described


def description_view(api: NinjaAPI, prefix: str) -> View:
    """A view that answers the description, which is made once in a process."""

    @cache
    def body() -> bytes:
        return json.dumps(description_of(api, prefix), cls=DjangoJSONEncoder, ensure_ascii=False).encode()

    def description(_request: HttpRequest) -> HttpResponse:
        return HttpResponse(body(), content_type="application/json; charset=utf-8")

    return csrf_exempt(for_programs(description))
