"""Questions about relations between documents."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Self

from django.db.models import QuerySet

from documents.enums import DECIDING, DEPENDING

__all__ = ["RelationQuerySet"]


class RelationQuerySet(QuerySet[Any]):
    def deciding(self) -> Self:
        """Those that may end or pause the document they are about, with the acting document."""
        return self.filter(relation_type__in=DECIDING).select_related("page").defer("page__text")

    def depending(self) -> Self:
        """Those by which one document of the library depends on another, in no order."""
        return self.filter(relation_type__in=DEPENDING, target__isnull=False).order_by()

    def with_dependents(self, keys: Collection[int]) -> set[int]:
        """These documents and all that depend on them. A query for each step, one where nothing depends."""
        found = set(keys)
        frontier = found
        while frontier:
            dependents = self.depending().filter(target__in=frontier)
            frontier = set(dependents.values_list("page", flat=True)) - found
            found |= frontier
        return found
