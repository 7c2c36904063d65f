"""What a reader asked of the library, and the documents that answer it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Self, cast

from django.db.models import F
from django.db.models.expressions import OrderBy

from counters.totals import with_counts
from documents.querysets import NEWEST_ISSUED_FIRST, DocumentQuerySet

if TYPE_CHECKING:
    from documents.forms import LibraryFilterForm
    from documents.models import DocumentType, Field, IssuingBody

__all__ = ["DEFAULT_SORT", "LibraryFilter"]

DEFAULT_SORT = "ban-hanh"
ORDERS: Mapping[str, tuple[str | OrderBy, ...]] = {
    "ban-hanh": NEWEST_ISSUED_FIRST,
    "dang": ("-posted_on", "-pk"),
    "hieu-luc": (F("effective_on").desc(nulls_last=True), "-pk"),
    "xem": ("-view_count", "-pk"),
    "tai": ("-download_count", "-pk"),
}
COUNTED_ORDERS = frozenset({"xem", "tai"})


@dataclass(frozen=True, slots=True)
class LibraryFilter:
    """Values chosen; None means any. `sort` is a key of `documents.forms.SORTS`."""

    document_type: DocumentType | None = None
    issuer: IssuingBody | None = None
    field: Field | None = None
    year: int | None = None
    validity: str | None = None
    sort: str = DEFAULT_SORT

    @classmethod
    def from_form(cls, form: LibraryFilterForm) -> Self:
        """Take what is valid in a bound form; the rest is as if it had not been given."""
        form.is_valid()
        given = form.cleaned_data
        return cls(
            document_type=given.get("loai"),
            issuer=given.get("co_quan"),
            field=given.get("linh_vuc"),
            year=given.get("nam"),
            validity=given.get("hieu_luc") or None,
            sort=given.get("sap_xep") or DEFAULT_SORT,
        )

    def apply(self, documents: DocumentQuerySet, on: date) -> DocumentQuerySet:
        """Return the documents that match, each with its `validity` on that day, in the order asked for."""
        conditions = {
            "document_type": self.document_type,
            "issuer": self.issuer,
            "fields": self.field,
            "issue_year": self.year,
        }
        documents = documents.filter(
            **{name: value for name, value in conditions.items() if value is not None}
        )
        if self.validity:
            documents = documents.with_validity(on).filter(validity=self.validity)
        if self.sort in COUNTED_ORDERS:
            documents = cast("DocumentQuerySet", with_counts(documents))
        return documents.order_by(*ORDERS[self.sort])
