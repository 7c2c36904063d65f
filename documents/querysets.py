"""Questions about documents in the words of a library. "Holds on a day" is defined here, once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce
from wagtail.query import PageQuerySet

from documents.enums import RelationType, ValidityStatus

if TYPE_CHECKING:
    from documents.models import DocumentRelation

__all__ = ["NEWEST_ISSUED_FIRST", "DocumentQuerySet"]

# Databases disagree on where unknown dates sort, so it is said.
NEWEST_ISSUED_FIRST = (F("issued_on").desc(nulls_last=True), "-pk")


class DocumentQuerySet(PageQuerySet):
    def published(self) -> Self:
        return self.live().public()

    def newest_issued_first(self) -> Self:
        return self.order_by(*NEWEST_ISSUED_FIRST)

    def newest_posted_first(self) -> Self:
        return self.order_by("-posted_on", "-pk")

    def with_validity(self, on: date) -> Self:
        """Annotate `validity`, a `ValidityStatus` value: whether each document holds on the day `on`.

        A published document that replaces another does so from the day it takes effect (or, where that is not
        known, from its issue). A document without a date of effect is unknown rather than in force.
        """
        return self.annotate(
            validity=Case(
                When(document_type__has_validity=False, then=Value(ValidityStatus.NOT_APPLICABLE)),
                When(Exists(_replacements(on)), then=Value(ValidityStatus.REPLACED)),
                When(expires_on__lte=on, then=Value(ValidityStatus.EXPIRED)),
                When(effective_on__gt=on, then=Value(ValidityStatus.NOT_YET_IN_FORCE)),
                When(effective_on__isnull=True, then=Value(ValidityStatus.UNKNOWN)),
                default=Value(ValidityStatus.IN_FORCE),
                output_field=CharField(),
            )
        )

    def in_force(self, on: date) -> Self:
        return self.with_validity(on).filter(validity=ValidityStatus.IN_FORCE)

    def for_rows(self) -> Self:
        """Everything a row of the library shows, without a query per row; texts stay in the database."""
        return self.select_related("document_type", "issuer").defer("text")


def _replacements(on: date) -> QuerySet[DocumentRelation]:
    relation_model = apps.get_model("documents", "DocumentRelation")
    return (
        relation_model.objects.filter(
            Q(target=OuterRef("pk")), relation_type=RelationType.REPLACES, page__live=True
        )
        .annotate(since=Coalesce("page__effective_on", "page__issued_on"))
        .filter(since__lte=on)
    )
