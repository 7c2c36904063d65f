from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from documents.api.page import open_data
from documents.copies import api as file_api

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/documents/", include("documents.api.urls")),
    path("api/files/<str:sha256>/", file_api.file_status, name="file_status"),
    path("du-lieu-mo/", open_data, name="open_data"),
]
