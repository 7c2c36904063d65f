"""Questions about articles and galleries in the words of a newsroom. Lists ask `news.catalogue`."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from wagtail.query import PageQuerySet

from pages.visibility import readable_by_everybody

__all__ = ["ArticleQuerySet", "GalleryQuerySet"]


class PublishedQuerySet(PageQuerySet):
    """Pages a reader who is not signed in may see. "Newest" is by display date, then by id."""

    def published(self, at: datetime | None = None) -> Self:
        """At a moment, by default now."""
        return self.filter(readable_by_everybody(at=at))

    def newest_first(self) -> Self:
        return self.order_by("-display_date", "-pk")


class ArticleQuerySet(PublishedQuerySet):
    pass


class GalleryQuerySet(PublishedQuerySet):
    pass
