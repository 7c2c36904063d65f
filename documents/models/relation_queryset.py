"""Questions about relations between documents."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any, Final, Self

from django.db.models import Case, Func, Q, QuerySet, When
from django.db.models.functions import Coalesce

from documents.enums import DECIDING, DEPENDING, RelationType
from pages.visibility import live

__all__ = ["PrincipalsOf", "RelationQuerySet"]

RELATIONS: Final = "documents_documentrelation"
WHICH: Final = "relation_type IN ({}) AND target_id IS NOT NULL".format(
    ", ".join(f"'{kind.value}'" for kind in DEPENDING)
)


class PrincipalsOf(Func):
    """The keys of all documents on which the document of a key depends, as a subquery.

    See `documents.validity.principals`.
    """

    template = (
        f"(WITH RECURSIVE principal(id) AS (SELECT target_id FROM {RELATIONS}"  # noqa: S608 (no input)
        f" WHERE page_id = %(expressions)s AND {WHICH}"
        f" UNION SELECT target_id FROM {RELATIONS} JOIN principal ON page_id = principal.id WHERE {WHICH})"
        " SELECT id FROM principal)"
    )


class RelationQuerySet(QuerySet[Any]):
    def deciding(self) -> Self:
        """Those that may end or pause the document they are about, with the acting document."""
        return self.filter(relation_type__in=DECIDING).select_related("page").defer("page__text")

    def depending(self) -> Self:
        """Those by which one document of the library depends on another, in no order."""
        return self.filter(relation_type__in=DEPENDING, target__isnull=False).order_by()

    def suffered_or_depending(self) -> Self:
        """Of a document's own relations those from which its validity may follow."""
        return self.filter(Q(is_suffered=True) | Q(relation_type__in=DEPENDING))

    def done(self, on: date) -> Self:
        """Those that count on a day: begun, not ended, of published documents or ones outside the library."""
        own_date = Case(When(is_suffered=False, then=Coalesce("page__effective_on", "page__issued_on")))
        return self.annotate(since=Coalesce("effective_on", own_date)).filter(
            Q(is_suffered=True) | live(prefix="page__"),
            ~Q(relation_type=RelationType.SUSPENDS) | Q(ends_on__isnull=True) | Q(ends_on__gt=on),
            since__lte=on,
        )

    def with_dependents(self, keys: Collection[int]) -> set[int]:
        """These documents and all that depend on them. A query for each step, one where nothing depends."""
        found = set(keys)
        frontier = found
        while frontier:
            dependents = self.depending().filter(target__in=frontier)
            frontier = set(dependents.values_list("page", flat=True)) - found
            found |= frontier
        return found
