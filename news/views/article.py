"""An article and its print view, at addresses of the page; those of its files are mounted with them."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from wagtail.models import Page

from counters.files import counted_files
from counters.totals import totals_for
from news.cards import article_cards
from news.catalogue.current import lists
from news.models import ArticlePage
from news.related import Related
from pages.attached_files import attached_files, mount_attached_files
from pages.breadcrumbs import readable_above
from pages.current_request import current_request
from pages.mounting import mount
from pages.visibility import if_readable

__all__ = ["article", "article_context", "print_view"]

NEIGHBOURS: Final = 5


def article_context(page: ArticlePage) -> dict[str, Any]:
    """What surrounds an article, on the page and in print.

    `section`, `totals` (`PageTotals`), `bylines`, `tag_list`, `related` (cards, picked first; may be empty),
    `newer` and `older` (cards of articles, the nearest first).
    """
    tags = list(page.tags.all())
    related, found = Related(page, tags), lists()
    beside = ("section", page.section_id or 0), page.display_date, page.pk, NEIGHBOURS
    newer, older = found.newer(*beside), found.older(*beside)
    cards = article_cards(dict.fromkeys([*related.keys, *newer, *older]))
    return {
        "section": section_of(page),
        "totals": totals_for([page.pk])[page.pk],
        "bylines": page.bylines.select_related("person", "organisation"),
        "tag_list": tags,
        "related": related.shown(cards),
        "newer": [cards[key] for key in newer if key in cards],
        "older": [cards[key] for key in older if key in cards],
    }


def section_of(page: ArticlePage) -> Page | None:
    """The section, if the reader may see it; it stands among the pages above, which are shown too."""
    current = current_request()
    if current is None or not page.path:
        return if_readable(page.section)
    above = readable_above(page, current.request)
    return next((each for each in above if each.pk == page.section_id), None)


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
