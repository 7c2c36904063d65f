from __future__ import annotations

from django.urls import URLPattern, path

from documents.public.api.page import open_data

urlpatterns: list[URLPattern] = [
    path("du-lieu-mo/", open_data, name="open_data"),
]
