"""RSS feeds of legal documents."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time
from typing import TYPE_CHECKING

from django.contrib.syndication.views import Feed
from django.utils import timezone

if TYPE_CHECKING:
    from documents.models import LegalDocumentPage

    BaseFeed = Feed[LegalDocumentPage, None]
else:
    BaseFeed = Feed

__all__ = ["DocumentFeed"]


class DocumentFeed(BaseFeed):
    """The documents given, newest posted first."""

    language = "vi"

    def __init__(
        self, *, title: str, description: str, link: str, documents: Iterable[LegalDocumentPage]
    ) -> None:
        self.title = title
        self.description = description
        self.link = link
        self.documents = documents

    def items(self) -> Iterable[LegalDocumentPage]:
        return self.documents

    def item_title(self, item: LegalDocumentPage) -> str:
        return item.title

    def item_description(self, item: LegalDocumentPage) -> str:
        return item.abstract

    def item_link(self, item: LegalDocumentPage) -> str:
        return item.full_url

    def item_pubdate(self, item: LegalDocumentPage) -> datetime:
        return timezone.make_aware(datetime.combine(item.posted_on, time.min))
