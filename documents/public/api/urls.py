from __future__ import annotations

from django.urls import URLPattern, path

from documents.public.api import views

urlpatterns: list[URLPattern] = [
    path("", views.documents, name="documents_api"),
    path("<int:document_id>/", views.document, name="document_api"),
]
