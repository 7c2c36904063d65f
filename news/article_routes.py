"""Addresses of an article besides those of its files: the page and its print view."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from wagtail.contrib.routable_page.models import path

from counters.totals import totals_for
from news.related import related_to
from pages.attached_files import AttachedFileRoutes
from pages.visibility import if_readable

__all__ = ["ArticleRoutes"]

NEIGHBOURS: Final = 5


class ArticleRoutes(AttachedFileRoutes):
    """What surrounds an article.

    Context of the page and its print view: `section`, `totals` (`PageTotals`), `bylines`, `tag_list`,
    `related` (articles, picked first; may be empty), `newer` and `older` (articles, the nearest first).
    """

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, Any]:
        published = type(self).objects.published().filter(section=self.section_id).for_cards()
        return super().get_context(request, *args, **kwargs) | {
            "section": if_readable(self.section),
            "totals": totals_for([self.pk])[self.pk],
            "bylines": self.bylines.select_related("person", "organisation"),
            "tag_list": self.tags.all(),
            "related": related_to(self),
            "newer": published.newer_than(self)[:NEIGHBOURS],
            "older": published.older_than(self)[:NEIGHBOURS],
        }

    @path("in/", name="print")
    def print_view(self, request: HttpRequest) -> HttpResponse:
        return self.render(request, template="pages/news/article_print.html")
