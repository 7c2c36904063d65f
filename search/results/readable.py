"""What was found, read from the database in one go; the page tree is asked again who may read it."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import QuerySet

from pages.visibility import readable_by_everybody
from search.models import SearchEntry

__all__ = ["readable_entries"]


def readable_entries(page_ids: Collection[int]) -> QuerySet[SearchEntry]:
    """The entries of those pages that everybody may read now, each with its page. Two queries."""
    readable = SearchEntry.objects.filter(readable_by_everybody("page__"), page_id__in=page_ids)
    return readable.select_related("page")
