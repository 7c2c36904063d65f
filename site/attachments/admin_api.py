"""The list of files for scripts of the admin."""

from __future__ import annotations

from django.db.models import QuerySet
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet

from attachments.models import Attachment
from attachments.secrecy import hidden_from

__all__ = ["register_api"]


class AttachmentsAPIViewSet(DocumentsAdminAPIViewSet):
    def get_queryset(self) -> QuerySet[Attachment]:
        files: QuerySet[Attachment] = super().get_queryset()
        return files.exclude(hidden_from(self.request.user))


def register_api(router: WagtailAPIRouter) -> None:
    """In place of Wagtail's own list, which names every file."""
    router.register_endpoint("documents", AttachmentsAPIViewSet)
