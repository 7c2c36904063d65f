"""RSS feeds of articles."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.contrib.syndication.views import Feed

if TYPE_CHECKING:
    from news.models import ArticlePage

    BaseFeed = Feed[ArticlePage, None]
else:
    BaseFeed = Feed

__all__ = ["ArticleFeed"]


class ArticleFeed(BaseFeed):
    """The articles given, under the title and address of the list they come from."""

    language = "vi"

    def __init__(self, *, title: str, description: str, link: str, articles: Iterable[ArticlePage]) -> None:
        self.title = title
        self.description = description
        self.link = link
        self.articles = articles

    def items(self) -> Iterable[ArticlePage]:
        return self.articles

    def item_title(self, item: ArticlePage) -> str:
        return item.title

    def item_description(self, item: ArticlePage) -> str:
        return item.lead

    def item_link(self, item: ArticlePage) -> str:
        return item.full_url

    def item_pubdate(self, item: ArticlePage) -> datetime:
        return item.display_date

    def item_updateddate(self, item: ArticlePage) -> datetime:
        return item.last_published_at or item.display_date
