"""Reading documents for the catalogue. The number of statements does not depend on how many there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime
from typing import Any, Final, TypeVar

from django.db.models import Min, Model, QuerySet
from django.utils import timezone
from wagtail.models import Page

from documents.catalogue.catalogue import LAST_NUMBER, NEVER, Catalogue, Listed
from documents.models import DocumentFile, LegalDocumentPage, StatusSpan
from documents.models.document_queryset import DocumentQuerySet

__all__ = ["load", "load_changes"]

R = TypeVar("R", bound=Model)

READ: Final = (
    "pk", "path", "issued_on", "effective_on", "posted_on", "number_value", "number_key", "withdrawn_on",
    "document_type", "issuer", "signer", "issue_year", "has_text",
)  # fmt: skip


def load() -> Catalogue:
    """All documents that everybody may read. Four statements, and one for each day that is asked for."""
    return Catalogue.of(list(_listed(None)), _statuses, _first_end())


def load_changes(known: Catalogue, keys: Collection[int]) -> Catalogue:
    """The catalogue after these documents have changed. As many statements."""
    return known.with_changes(keys, list(_listed(keys)), _first_end())


def _listed(keys: Collection[int] | None) -> Iterator[Listed]:
    """The published ones of these documents, or of all."""
    published: DocumentQuerySet = LegalDocumentPage.objects.published()
    files = set(_of(keys, DocumentFile.objects.order_by(), "page").values_list("page", flat=True))
    through = _of(keys, LegalDocumentPage.fields.through._default_manager.all(), "legaldocumentpage")
    fields: defaultdict[int, list[int]] = defaultdict(list)
    for key, value in through.values_list("legaldocumentpage", "field"):
        fields[key].append(value)
    rows: Iterable[tuple[Any, ...]] = _of(keys, published.order_by(), "pk").values_list(*READ)
    for row in rows:
        read = dict(zip(READ, row, strict=True))
        yield Listed(
            key=read["pk"],
            parent=read["path"][: -Page.steplen],
            issued=_day(read["issued_on"]),
            effective=_day(read["effective_on"]),
            posted=_day(read["posted_on"]),
            number=LAST_NUMBER if read["number_value"] is None else read["number_value"],
            number_key=read["number_key"],
            is_withdrawn=read["withdrawn_on"] is not None,
            document_type=read["document_type"],
            issuer=read["issuer"],
            signer=read["signer"],
            issue_year=read["issue_year"],
            has_text=read["has_text"],
            has_file=read["pk"] in files,
            fields=fields.get(read["pk"], ()),
        )


def _of(keys: Collection[int] | None, rows: QuerySet[R], name: str) -> QuerySet[R]:
    return rows if keys is None else rows.filter(**{f"{name}__in": keys})


def _day(day: date | None) -> int:
    return NEVER if day is None else day.toordinal()


def _first_end() -> datetime | None:
    """When the first of the live documents has to be unpublished."""
    documents: DocumentQuerySet = LegalDocumentPage.objects.live()
    first: datetime | None = documents.filter(expire_at__gt=timezone.now()).aggregate(first=Min("expire_at"))[
        "first"
    ]
    return first


def _statuses(on: date, keys: Collection[int] | None) -> Iterable[tuple[int, str]]:
    rows = StatusSpan.objects.standing(on).values_list("document", "status")
    return rows.iterator() if keys is None else rows.filter(document__in=keys)
