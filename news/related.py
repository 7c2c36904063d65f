"""Which articles belong beside an article: those an editor picked, then those with most tags in common."""

from __future__ import annotations

from typing import Final

from django.db.models import Count
from wagtail.models import Page

from news.models import ArticlePage
from pages.visibility import readable_by_everybody

__all__ = ["RELATED_ARTICLES", "related_to"]

RELATED_ARTICLES: Final = 4


def related_to(article: ArticlePage) -> list[Page]:
    """Up to four published pages, picked ones first in the editor's order; empty where nothing is related."""
    picked_ids = [relation.related_id for relation in article.related_pages.all()]
    picked = _picked(picked_ids)
    missing = RELATED_ARTICLES - len(picked)
    if missing <= 0:
        return picked[:RELATED_ARTICLES]
    return picked + _computed(article, picked_ids, missing)


def _picked(ids: list[int]) -> list[Page]:
    if not ids:
        return []
    found = {page.pk: page for page in Page.objects.filter(readable_by_everybody(), pk__in=ids).specific()}
    return [found[pk] for pk in ids if pk in found]


def _computed(article: ArticlePage, without: list[int], count: int) -> list[Page]:
    tag_ids = [item.tag_id for item in article.tagged_items.all()]
    if not tag_ids:
        return []
    return list(
        ArticlePage.objects.published()
        .filter(tagged_items__tag__in=tag_ids)
        .exclude(pk__in=[*without, article.pk])
        .annotate(common_tags=Count("tagged_items"))
        .order_by("-common_tags", "-display_date", "-pk")
        .for_cards()[:count]
    )
