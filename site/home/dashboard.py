"""What staff see first after signing in, beside Wagtail's own panels (what waits for review, own edits)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import policy_registry

from counters.totals import most_viewed
from counters.unusual import unusual_days
from documents.models import LegalDocumentPage, LibraryPage
from news.models import ArticlePage, GalleryPage

__all__ = ["DocumentsWithoutFilesPanel", "MostReadPanel", "UnusualDaysPanel"]

DAYS: Final = 7
ROWS: Final = 5
DAYS_LOOKED_AT: Final = 14


class MostReadPanel(Component):
    """The pages read most in the last seven days."""

    name = "most_read"
    template_name = "admin/most_read_panel.html"
    order = 260

    def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        since = timezone.localdate() - timedelta(days=DAYS - 1)
        counted = Page.objects.type((ArticlePage, GalleryPage, LegalDocumentPage)).live()
        ranked = most_viewed(since, ROWS, among=counted)
        pages = Page.objects.in_bulk([row.page_id for row in ranked])
        return {"days": DAYS, "rows": [(pages[row.page_id], row.views) for row in ranked]}


class UnusualDaysPanel(Component):
    """Days of the last two weeks whose numbers may have been tampered with; nothing where there are none."""

    name = "unusual_days"
    template_name = "admin/unusual_days_panel.html"
    order = 265

    def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        return {"days": unusual_days(timezone.localdate(), DAYS_LOOKED_AT)}


class DocumentsWithoutFilesPanel(Component):
    """Documents readers find but cannot download; for those who edit the library."""

    name = "documents_without_files"
    template_name = "admin/documents_without_files_panel.html"
    order = 270

    def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        user = parent_context["request"].user if parent_context else None
        if user is None or not _edits_library(user):
            return {"documents": [], "total": 0}
        missing = LegalDocumentPage.objects.live().filter(files__isnull=True)
        return {
            "documents": missing.newest_posted_first().for_rows()[:ROWS],
            "total": missing.count(),
            "all_url": f"{reverse('document_listing:index')}?without_files=True&live=True",
        }


def _edits_library(user: Any) -> bool:
    policy = policy_registry.get_by_type(Page)
    editable = policy.instances_user_has_permission_for(user, "change")
    return bool(editable.type(LibraryPage).exists())
