"""RSS feeds of legal documents."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from django.utils import timezone

from pages.feeds import PageFeed, xml_text

if TYPE_CHECKING:
    from documents.models import LegalDocumentPage

__all__ = ["DocumentFeed"]


class DocumentFeed(PageFeed):
    def item_description(self, item: LegalDocumentPage) -> str:
        return xml_text(item.abstract)

    def item_pubdate(self, item: LegalDocumentPage) -> datetime:
        return timezone.make_aware(datetime.combine(item.posted_on, time.min))
