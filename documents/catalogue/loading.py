"""Reading the catalogue from the database. The number of statements does not depend on how much there is."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from django.db.models import Min, Q
from django.utils import timezone
from wagtail.models import Page

from documents.catalogue.bits import by_value, from_flags, from_places
from documents.catalogue.catalogue import NEVER, Catalogue, Deed
from documents.enums import RelationType
from documents.models import DocumentFile, DocumentRelation, DocumentType, LegalDocumentPage
from documents.models.document_queryset import DocumentQuerySet
from documents.validity.principals import closure
from pages.visibility import live

__all__ = ["load"]

# Of these a document has one value each.
SINGLE: Final = ("document_type", "issuer", "signer", "issue_year", "has_text")
READ: Final = (
    "pk", "path", *SINGLE, "issued_on", "effective_on", "expires_on", "posted_on", "number_value",
    "number_key", "withdrawn_on",
)  # fmt: skip
DECIDING: Final = (
    RelationType.REPLACES,
    RelationType.ABOLISHES,
    RelationType.SUSPENDS,
)
Columns = Mapping[str, Sequence[Any]]


def load() -> Catalogue:
    """All documents that everybody may read. Seven statements."""
    documents: DocumentQuerySet = LegalDocumentPage.objects.published()
    rows = list(documents.newest_issued_first().values_list(*READ))
    columns: Columns = dict(zip(READ, zip(*rows, strict=True) if rows else ((),) * len(READ), strict=True))
    size, place_of = len(rows), {key: place for place, key in enumerate(columns["pk"])}
    parents = ((place, path[: -Page.steplen]) for place, path in enumerate(columns["path"]))
    types = DocumentType.objects
    without_validity = set(types.filter(has_validity=False).values_list("pk", flat=True))
    return Catalogue(
        keys=columns["pk"],
        issued=_days(columns["issued_on"]),
        effective=_days(columns["effective_on"]),
        expires=_days(columns["expires_on"]),
        values=_values(columns, place_of),
        parents=by_value(parents, size),
        orders=_orders(columns),
        without_validity=from_flags(kind in without_validity for kind in columns["document_type"]),
        withdrawn=from_flags(day is not None for day in columns["withdrawn_on"]),
        deeds=list(_deeds(place_of)),
        ends_at=_first_end(),
    )


def _first_end() -> datetime | None:
    """When the first of the live documents has to be unpublished."""
    documents: DocumentQuerySet = LegalDocumentPage.objects.live()
    first: datetime | None = documents.filter(expire_at__gt=timezone.now()).aggregate(first=Min("expire_at"))[
        "first"
    ]
    return first


def _days(days: Sequence[date | None]) -> Sequence[int]:
    return [NEVER if day is None else day.toordinal() for day in days]


def _values(columns: Columns, place_of: Mapping[int, int]) -> Mapping[str, Mapping[Hashable, int]]:
    size = len(place_of)
    files = DocumentFile.objects.order_by().values_list("page", flat=True)
    with_file = from_places((place_of[key] for key in files.iterator() if key in place_of), size)
    through = LegalDocumentPage.fields.through
    fields = through._default_manager.values_list("legaldocumentpage", "field").iterator()
    return {
        **{name: by_value(enumerate(columns[name]), size) for name in SINGLE},
        "fields": by_value(((place_of[key], field) for key, field in fields if key in place_of), size),
        "has_file": {True: with_file, False: with_file ^ ((1 << size) - 1)},
    }


def _orders(columns: Columns) -> Mapping[str, Sequence[int]]:
    """By posting and effect the newest first, by number the lowest; what is not known comes last."""
    keys = columns["pk"]
    posted, effective = columns["posted_on"], [day or date.min for day in columns["effective_on"]]
    numbers = [NEVER * 1000 if number is None else number for number in columns["number_value"]]
    places = range(len(keys))
    return {
        "dang": sorted(places, key=lambda place: (posted[place], keys[place]), reverse=True),
        "hieu-luc": sorted(places, key=lambda place: (effective[place], keys[place]), reverse=True),
        "so": sorted(places, key=lambda place: (numbers[place], columns["number_key"][place], keys[place])),
    }


def _deeds(place_of: Mapping[int, int]) -> Iterator[Deed]:
    """What was done to published documents, once or in time to come (`RelationQuerySet.done`).

    What ends or pauses a document is done to those that depend on it as well, see `principals`.
    """
    rows = list(DocumentRelation.objects.depending().values_list("page", "target", "target__expires_on"))
    dependents = closure((page, target) for page, target, _expires in rows)
    for principal, expires in {(target, expires) for _page, target, expires in rows if expires}:
        for place in (place_of[key] for key in dependents[principal] if key in place_of):
            yield Deed(place, RelationType.ABOLISHES, True, expires.toordinal(), NEVER)
    amended = Q(relation_type=RelationType.AMENDS, abolishes_clauses=True)
    relations = DocumentRelation.objects.filter(
        Q(relation_type__in=DECIDING) | amended, Q(is_suffered=True) | live(prefix="page__")
    )
    for kind, scope, suffered, page, target, own, effect, issue, ends in relations.order_by().values_list(
        "relation_type", "scope", "is_suffered", "page", "target", "effective_on", "page__effective_on",
        "page__issued_on", "ends_on",
    ).iterator():  # fmt: skip
        passive = page if suffered else target
        since = own or (None if suffered else effect or issue)
        if since is None:
            continue
        until = ends if ends and kind == RelationType.SUSPENDS else None
        is_whole = scope == "" and kind != RelationType.AMENDS
        days = since.toordinal(), until.toordinal() if until else NEVER
        if passive in place_of:
            yield Deed(place_of[passive], RelationType(kind), is_whole, *days)
        if is_whole:
            passed_on = RelationType.SUSPENDS if kind == RelationType.SUSPENDS else RelationType.ABOLISHES
            for key in dependents.get(passive, ()):
                if key in place_of:
                    yield Deed(place_of[key], passed_on, True, *days)
