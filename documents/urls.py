from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from documents import file_api
from documents.api.page import open_data

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/documents/", include("documents.api.urls")),
    path("api/files/<str:sha256>/", file_api.file_status, name="file_status"),
    path("du-lieu-mo/", open_data, name="open_data"),
]
