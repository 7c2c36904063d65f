"""The columns of a list of documents as a table: of what is exported, and of what is brought in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Final

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _

from counters.totals import PageTotals, totals_for
from documents.enums import ValidityStatus
from documents.models import LegalDocumentPage

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

__all__ = ["COLUMNS", "Column", "Value", "table_rows"]

Value = str | int | date | None
BLOCK: Final = 500


@dataclass(frozen=True, slots=True)
class Column:
    """A heading; `width` is in characters."""

    heading: _StrPromise
    width: int = 14


COLUMNS: Final = (
    Column(_("Number and symbol"), 18),
    Column(_("Document type"), 18),
    Column(_("Title"), 60),
    Column(_("Abstract"), 60),
    Column(_("Issuing body"), 32),
    Column(_("Fields of activity"), 28),
    Column(_("Signer"), 22),
    Column(_("Position of the signer"), 22),
    Column(_("Issued on")),
    Column(_("Effective from")),
    Column(_("Expires on")),
    Column(_("Posted on")),
    Column(_("Validity"), 18),
    Column(_("Views"), 10),
    Column(_("Downloads"), 10),
    Column(_("Address"), 50),
)


def table_rows(documents: Iterable[LegalDocumentPage]) -> Iterator[list[Value]]:
    """The values of each document under `COLUMNS`; read block by block, a handful of queries each."""
    remaining = iter(documents)
    while block := list(islice(remaining, BLOCK)):
        prefetch_related_objects(block, "fields", "signer")
        totals = totals_for([document.pk for document in block])
        for document in block:
            yield _values(document, totals[document.pk])


def _values(document: LegalDocumentPage, counts: PageTotals) -> list[Value]:
    return [
        document.number,
        document.document_type.name if document.document_type else "",
        document.title,
        document.abstract,
        document.issuer.name if document.issuer else "",
        "; ".join(sorted(field.name for field in document.fields.all())),
        document.signer.name if document.signer else "",
        document.signer_position,
        document.issued_on,
        document.effective_on,
        document.expires_on,
        document.posted_on,
        str(ValidityStatus(document.validity).label),
        counts.views,
        counts.downloads,
        document.full_url,
    ]
