"""RSS feeds of articles."""

from __future__ import annotations

from datetime import datetime

from news.cards import Card
from pages.feeds import PageFeed, xml_text

__all__ = ["ArticleFeed"]


class ArticleFeed(PageFeed):
    def item_description(self, item: Card) -> str:
        return xml_text(item.lead)

    def item_pubdate(self, item: Card) -> datetime | None:
        return item.shown_date if isinstance(item.shown_date, datetime) else None

    def item_updateddate(self, item: Card) -> datetime | None:
        return item.last_published_at or self.item_pubdate(item)
