"""An article and its print view, at addresses of the page; those of its files are mounted with them."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from counters.files import counted_files
from counters.totals import totals_for
from news.models import ArticlePage
from news.related import related_to
from pages.attached_files import attached_files, mount_attached_files
from pages.mounting import mount
from pages.visibility import if_readable

__all__ = ["article", "article_context", "print_view"]

NEIGHBOURS: Final = 5


def article_context(page: ArticlePage) -> dict[str, Any]:
    """What surrounds an article, on the page and in print.

    `section`, `totals` (`PageTotals`), `bylines`, `tag_list`, `related` (articles, picked first; may be
    empty), `newer` and `older` (articles, the nearest first).
    """
    published = ArticlePage.objects.published().filter(section=page.section_id).for_cards()
    return {
        "section": if_readable(page.section),
        "totals": totals_for([page.pk])[page.pk],
        "bylines": page.bylines.select_related("person", "organisation"),
        "tag_list": page.tags.all(),
        "related": related_to(page),
        "newer": published.newer_than(page)[:NEIGHBOURS],
        "older": published.older_than(page)[:NEIGHBOURS],
    }


@mount(ArticlePage, "")
def article(page: ArticlePage, request: HttpRequest) -> HttpResponse:
    return page.render(request, context_overrides=article_context(page))


@mount(ArticlePage, "in/", name="print")
def print_view(page: ArticlePage, request: HttpRequest) -> HttpResponse:
    return page.render(
        request, template="pages/news/article_print.html", context_overrides=article_context(page)
    )


mount_attached_files(ArticlePage)
counted_files(ArticlePage)(attached_files)
