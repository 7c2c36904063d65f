"""Reading what stands in lists. The number of statements does not depend on how much that is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Page

from news.catalogue.lists import ARTICLES, GALLERIES, Entry, Lists, Name, galleries_below
from news.models import ArticlePage, GalleryPage, SectionPage, TaggedArticle, TaggedGallery

__all__ = ["load", "load_changes"]

Keys = Collection[int] | None


def load() -> Lists:
    """All lists of what everybody may read. Six statements."""
    read_at = timezone.now()
    return Lists.of(_entries(None), read_at)


def load_changes(known: Lists, keys: Collection[int]) -> Lists:
    """The lists after these pages have changed. As many statements."""
    read_at = timezone.now()
    return known.with_changes(keys, list(_entries(keys)), read_at)


def _entries(keys: Keys) -> Iterator[Entry]:
    lineages = _lineages()
    tags = _tags(TaggedArticle, keys)
    for key, moment, ends, section in _rows(ArticlePage.objects.published(), keys, "section"):
        names = [ARTICLES, ("section", section or 0), *lineages.get(section, ())]
        yield Entry(key, moment, ends, (*names, *(("tag", tag) for tag in tags.get(key, ()))))
    tags = _tags(TaggedGallery, keys)
    for key, moment, ends, path in _rows(GalleryPage.objects.published(), keys, "path"):
        below = galleries_below(path[: -Page.steplen])
        yield Entry(
            key, moment, ends, (GALLERIES, below, *(("galleries of tag", tag) for tag in tags.get(key, ())))
        )


def _rows(
    pages: QuerySet[Any], keys: Keys, last: str
) -> Iterator[tuple[int, datetime, datetime | None, Any]]:
    wanted = pages.order_by() if keys is None else pages.order_by().filter(pk__in=keys)
    return wanted.values_list("pk", "display_date", "expire_at", last).iterator()


def _lineages() -> Mapping[int | None, list[Name]]:
    """Of each section the lists of those above it, and its own, which hold what stands below them."""
    paths = dict(SectionPage.objects.order_by().values_list("path", "pk"))
    return {
        pk: [
            ("below section", paths[path[:end]])
            for end in range(Page.steplen, len(path) + 1, Page.steplen)
            if path[:end] in paths
        ]
        for path, pk in paths.items()
    }


def _tags(through: type[TaggedArticle | TaggedGallery], keys: Keys) -> Mapping[int, set[int]]:
    found: defaultdict[int, set[int]] = defaultdict(set)
    rows = (
        through._default_manager.all()
        if keys is None
        else through._default_manager.filter(content_object__in=keys)
    )
    for key, tag in rows.values_list("content_object", "tag").iterator():
        found[key].add(tag)
    return found
