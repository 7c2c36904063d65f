"""Lists that belong to no page of the tree."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from news.models import ArticlePage, GalleryPage
from pages.listing import page_of_list
from pages.models import Tag

__all__ = ["tagged"]

ARTICLES_PER_PAGE = 15
GALLERIES = 6


@require_safe
def tagged(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything under a tag. Context: `tag`, `articles` (page of a paginator), `galleries` (newest few)."""
    tag = get_object_or_404(Tag, slug=slug)
    articles = ArticlePage.objects.published().filter(tagged_items__tag=tag).newest_first().for_cards()
    galleries = GalleryPage.objects.published().filter(tagged_items__tag=tag).newest_first()
    context = {
        "tag": tag,
        "articles": page_of_list(request, articles, ARTICLES_PER_PAGE),
        "galleries": galleries.with_photo_count().for_cards()[:GALLERIES],
    }
    return render(request, "pages/news/tag.html", context)
