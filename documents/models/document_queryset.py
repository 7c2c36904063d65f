"""Questions about documents in the words of a library."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import Any, Self

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Value, When
from wagtail.query import PageQuerySet

from documents.enums import RelationType, ValidityStatus
from documents.identity import is_numbered_by_type
from documents.models.document_relation import DocumentRelation
from documents.models.relation_queryset import PrincipalsOf, RelationQuerySet
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

    def with_validity(self, on: date, *, whole_list: bool = False) -> Self:
        """Annotate `validity`, a `ValidityStatus` value: whether each document holds on the day `on`.

        The rule, with its sources, stands in `documents.validity.rule`. With `whole_list` the relations are
        read once and kept at hand rather than looked up for each document: quicker for thousands of them.
        """
        done = partial(_among_all if whole_list else _looked_up, on=on)
        whole, part = Q(scope=""), ~Q(scope="")
        acts = RelationType
        ending = Q(relation_type__in=(acts.REPLACES, acts.ABOLISHES, acts.SUSPENDS))
        ended = Q(expires_on__lte=on) | _looked_up(
            whole & Q(relation_type__in=(acts.REPLACES, acts.ABOLISHES)), on
        )
        paused = _looked_up(whole & Q(relation_type=acts.SUSPENDS), on)
        depends = partial(_depending_on, self.model._base_manager.all(), whole_list=whole_list)
        in_part = (ending & part) | Q(relation_type=acts.AMENDS, abolishes_clauses=True)
        return self.annotate(
            validity=Case(
                When(document_type__has_validity=False, then=Value(ValidityStatus.NOT_APPLICABLE)),
                When(done(whole & Q(relation_type=acts.REPLACES)), then=Value(ValidityStatus.REPLACED)),
                When(expires_on__lte=on, then=Value(ValidityStatus.EXPIRED)),
                When(done(whole & Q(relation_type=acts.ABOLISHES)), then=Value(ValidityStatus.EXPIRED)),
                When(depends(ended), then=Value(ValidityStatus.EXPIRED)),
                When(effective_on__gt=on, then=Value(ValidityStatus.NOT_YET_IN_FORCE)),
                When(done(whole & Q(relation_type=acts.SUSPENDS)), then=Value(ValidityStatus.SUSPENDED)),
                When(depends(paused), then=Value(ValidityStatus.SUSPENDED)),
                When(done(in_part), then=Value(ValidityStatus.PARTLY_EXPIRED)),
                When(effective_on__isnull=True, then=Value(ValidityStatus.UNKNOWN)),
                default=Value(ValidityStatus.IN_FORCE),
                output_field=CharField(),
            )
        )

    def with_listed_validity(self, on: date) -> Self:
        """Annotate `validity` as lists take it: "" for a withdrawn document that would be in force.

        Whoever looks for what is in force looks for what they may rely on.
        """
        withdrawn = When(withdrawn_on__isnull=False, validity=ValidityStatus.IN_FORCE, then=Value(""))
        return self.with_validity(on, whole_list=True).annotate(
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


def _done(what: Q, on: date) -> RelationQuerySet:
    relations: RelationQuerySet = DocumentRelation.objects.done(on)
    return relations.filter(what).order_by()


def _among_all(what: Q, on: date) -> Q:
    """Whether such a thing has been done to a document, asked of all that were done."""
    relations = _done(what, on)
    return Q(pk__in=relations.filter(target__isnull=False).values("target")) | Q(
        pk__in=relations.filter(is_suffered=True).values("page")
    )


def _looked_up(what: Q, on: date) -> Q:
    """Whether such a thing has been done to a document, asked for each."""
    relations = _done(what, on)
    return Exists(relations.filter(target=OuterRef("pk"))) | Exists(
        relations.filter(page=OuterRef("pk"), is_suffered=True)
    )


def _depending_on(documents: QuerySet[Any], what: Q, *, whole_list: bool) -> Q:
    """Whether this is so of one of `documents` on which another one depends."""
    found = Q(Exists(documents.filter(what, pk__in=PrincipalsOf(OuterRef("pk")))))
    # Of thousands few depend on any other.
    return Q(pk__in=DocumentRelation.objects.depending().values("page")) & found if whole_list else found
