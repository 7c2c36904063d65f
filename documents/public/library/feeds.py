"""RSS feeds of legal documents."""

from __future__ import annotations

from datetime import datetime, time

from django.utils import timezone

from documents.models import LegalDocumentPage
from pages.feeds import PageFeed, xml_text

__all__ = ["DocumentFeed"]


class DocumentFeed(PageFeed):
    def item_description(self, item: LegalDocumentPage) -> str:
        return xml_text(item.abstract)

    def item_pubdate(self, item: LegalDocumentPage) -> datetime:
        return timezone.make_aware(datetime.combine(item.posted_on, time.min))
