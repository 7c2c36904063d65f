from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from documents.public.api.page import open_data
from documents.public.file_verification import api as file_api

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/documents/", include("documents.public.api.urls")),
    path("api/files/<str:sha256>/", file_api.file_status, name="file_status"),
    path("du-lieu-mo/", open_data, name="open_data"),
]
