"""Results that staff have pinned to a text: they stand above what was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Page

from pages.visibility import readable_by_everybody
from search.query.query import SearchQuery
from vietnamese.text import fold

__all__ = ["PinnedResult", "pinned_results"]


@dataclass(frozen=True, slots=True)
class PinnedResult:
    title: str
    url: str
    description: str


def pinned_results(query: SearchQuery, request: HttpRequest | None = None) -> Sequence[PinnedResult]:
    """What is pinned to this text, typed with marks or without; a page only while everybody may read it.

    Only the first page of a list that nothing narrows has them.
    """
    if not query.is_fresh:
        return ()
    asked = fold(query.text)
    # Few texts have pins, and many were searched: the pins are asked, not the texts.
    every = SearchPromotion.objects.values_list("pk", "query__query_string")
    pins = [pk for pk, text in every if fold(text) == asked]
    if not pins:
        return ()
    promotions = SearchPromotion.objects.filter(pk__in=pins).order_by("query", "sort_order", "pk")
    ids = [promotion.page_id for promotion in promotions if promotion.page_id]
    pages = Page.objects.filter(readable_by_everybody()).in_bulk(ids) if ids else {}
    pinned = (_pinned(promotion, pages.get(promotion.page_id), request) for promotion in promotions)
    return tuple(result for result in pinned if result is not None)


def _pinned(
    promotion: SearchPromotion, page: Page | None, request: HttpRequest | None
) -> PinnedResult | None:
    if page is not None:
        return PinnedResult(page.title, page.get_url(request) or "", promotion.description)
    if promotion.external_link_url and not promotion.page_id:
        title = promotion.external_link_text or promotion.external_link_url
        return PinnedResult(title, promotion.external_link_url, promotion.description)
    return None
