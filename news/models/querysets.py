"""Questions about articles and galleries in the words of a newsroom."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Self

from django.db.models import Count, Q
from django.utils import timezone
from wagtail.query import PageQuerySet

from news.models.display_date import DisplayDateMixin
from news.models.section import SectionPage
from pages.row_order import RowAfter, RowBefore
from pages.visibility import readable_by_everybody

__all__ = ["ArticleQuerySet", "GalleryQuerySet"]


class PublishedQuerySet(PageQuerySet):
    """Pages a reader who is not signed in may see."""

    def published(self, at: datetime | None = None) -> Self:
        """At a moment, by default now."""
        return self.filter(readable_by_everybody(at=at))


class ArticleQuerySet(PublishedQuerySet):
    """Articles. "Newest" is by display date; articles of the same second are told apart by id."""

    def newest_first(self) -> Self:
        return self.order_by("-display_date", "-pk")

    def in_section(self, section: SectionPage) -> Self:
        """Articles of `section` and of the sections below it."""
        return self.filter(section__in=section.with_subsections())

    def displayed_between(self, first: date, last: date) -> Self:
        """Articles whose display date lies on a day from `first` to `last`, both included, in local time."""
        start = timezone.make_aware(datetime.combine(first, time.min))
        end = timezone.make_aware(datetime.combine(last + timedelta(days=1), time.min))
        return self.filter(display_date__gte=start, display_date__lt=end)

    def newer_than(self, article: DisplayDateMixin) -> Self:
        """Articles after `article`, the nearest first. The same second never hides one.

        An article that was never saved, which staff preview, comes after all others of its second.
        """
        newer: Q | RowAfter = Q(display_date__gt=article.display_date)
        if article.pk:
            newer = RowAfter(display_date=article.display_date, pk=article.pk)
        return self.filter(newer).order_by("display_date", "pk")

    def older_than(self, article: DisplayDateMixin) -> Self:
        """Articles before `article`, the nearest first. The same second never hides one."""
        older: Q | RowBefore = Q(display_date__lte=article.display_date)
        if article.pk:
            older = RowBefore(display_date=article.display_date, pk=article.pk)
        return self.filter(older).order_by("-display_date", "-pk")

    def for_cards(self) -> Self:
        """Everything a list of cards shows, in a constant number of queries; bodies stay in the database."""
        return self.select_related("section", "lead_image").defer("body")


class GalleryQuerySet(PublishedQuerySet):
    def with_photo_count(self) -> Self:
        return self.annotate(photo_count=Count("photos"))

    def newest_first(self) -> Self:
        return self.order_by("-display_date", "-pk")

    def for_cards(self) -> Self:
        return self.select_related("lead_image")
