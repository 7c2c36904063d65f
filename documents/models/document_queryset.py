"""Questions about documents in the words of a library."""

from __future__ import annotations

from datetime import date, datetime
from typing import Self

from django.db.models import Case, CharField, F, FilteredRelation, Value, When
from django.db.models.functions import Coalesce
from wagtail.query import PageQuerySet

from documents.enums import ValidityStatus
from documents.identity import is_numbered_by_type
from documents.models.status_span import standing
from documents.numbers import number_key
from pages.visibility import readable_by_everybody

__all__ = ["NEWEST_ISSUED_FIRST", "DocumentQuerySet"]

# Databases disagree on where unknown dates sort, so it is said.
NEWEST_ISSUED_FIRST = (F("issued_on").desc(nulls_last=True), "-pk")


class DocumentQuerySet(PageQuerySet):
    def published(self, at: datetime | None = None) -> Self:
        """What everybody may read at a moment, by default now."""
        return self.filter(readable_by_everybody(at=at))

    def newest_issued_first(self) -> Self:
        return self.order_by(*NEWEST_ISSUED_FIRST)

    def newest_posted_first(self) -> Self:
        return self.order_by("-posted_on", "-pk")

    def with_validity(self, on: date, at: datetime | None = None) -> Self:
        """Annotate `validity`, a `ValidityStatus` value: whether each document holds on the day `on`.

        Read from the spans that `documents.validity.spans` writes by the rule.
        """
        span = FilteredRelation("status_spans", condition=standing(on, at, "status_spans__"))
        status = Coalesce(F("span__status"), Value(ValidityStatus.UNKNOWN.value))
        return self.annotate(span=span).annotate(validity=status)

    def with_listed_validity(self, on: date) -> Self:
        """Annotate `validity` as lists take it: "" for a withdrawn document that would be in force.

        Whoever looks for what is in force looks for what they may rely on.
        """
        withdrawn = When(withdrawn_on__isnull=False, validity=ValidityStatus.IN_FORCE, then=Value(""))
        return self.with_validity(on).annotate(
            validity=Case(withdrawn, default=F("validity"), output_field=CharField())
        )

    def in_force(self, on: date) -> Self:
        return self.with_listed_validity(on).filter(validity=ValidityStatus.IN_FORCE)

    def holding(self, on: date) -> Self:
        """Those in force on the day `on`, be it only in part, and not withdrawn."""
        return self.with_validity(on).filter(
            validity__in=(ValidityStatus.IN_FORCE, ValidityStatus.PARTLY_EXPIRED), withdrawn_on__isnull=True
        )

    def numbered_same(self, number: str, issuer_id: int | None, type_id: int | None, year: int) -> Self:
        """Those of this identity (`documents.identity`); an issuer that is not known may be any."""
        same = self.filter(number_key=number_key(number)).exclude(number_key="")
        if issuer_id is not None:
            same = same.filter(issuer=issuer_id)
        if year:
            same = same.filter(issue_year__in=[0, year])
        if type_id is not None and is_numbered_by_type(number):
            same = same.filter(document_type=type_id)
        return same

    def for_rows(self) -> Self:
        """Everything a row of the library shows, without a query per row; texts stay in the database."""
        return self.select_related("document_type", "issuer").defer("text")
