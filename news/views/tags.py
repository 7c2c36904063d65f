"""Lists that belong to no page of the tree."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from news.cards import CardList, gallery_cards
from news.catalogue.current import lists
from pages.listing import page_of_list
from pages.models import Tag

__all__ = ["tagged"]

ARTICLES_PER_PAGE = 15
GALLERIES = 6


@require_safe
def tagged(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything under a tag. Context: `tag`, `articles` (page of a paginator), `galleries` (newest few)."""
    tag = get_object_or_404(Tag, slug=slug)
    found = lists()
    galleries = CardList(found.all_of(("galleries of tag", tag.pk)), gallery_cards)
    context = {
        "tag": tag,
        "articles": page_of_list(request, CardList(found.all_of(("tag", tag.pk))), ARTICLES_PER_PAGE),
        "galleries": galleries[:GALLERIES],
    }
    return render(request, "pages/news/tag.html", context)
