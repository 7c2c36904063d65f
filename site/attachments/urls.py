from __future__ import annotations

from django.urls import path

from attachments import views

urlpatterns = [
    # The name by which Wagtail's document model finds its address.
    path("tep/<int:document_id>/<str:document_filename>", views.staff_download, name="wagtaildocs_serve"),
]
