from __future__ import annotations

from django.urls import path

from documents import file_api

urlpatterns = [
    path("api/files/<str:sha256>/", file_api.file_status, name="file_status"),
]
