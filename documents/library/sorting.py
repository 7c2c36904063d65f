"""The orders of the library, and its documents in one of them, a page at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Final, overload

from django.apps import apps
from django.db.models import F
from django.db.models.expressions import OrderBy
from django.utils.translation import gettext_lazy as _

from counters.ranking import ids_by_count
from documents.querysets import NEWEST_ISSUED_FIRST, DocumentQuerySet

if TYPE_CHECKING:
    from documents.models import LegalDocumentPage

__all__ = ["SORTS", "SortedDocuments"]

# Value in the address → label. The list always prints what it is sorted by.
SORTS: Final = {
    "ban-hanh": _("Issue date"),
    "dang": _("Posting date"),
    "hieu-luc": _("Effective date"),
    "so": _("Number"),
    "xem": _("Most viewed"),
    "tai": _("Most downloaded"),
}
ORDERS: Final[Mapping[str, tuple[str | OrderBy, ...]]] = {
    "ban-hanh": NEWEST_ISSUED_FIRST,
    "dang": ("-posted_on", "-pk"),
    "hieu-luc": (F("effective_on").desc(nulls_last=True), "-pk"),
    "so": (F("number_value").asc(nulls_last=True), "number_key", "pk"),
}
VIEWS: Final = "xem"
BLOCK: Final = 500


class SortedDocuments:
    """Documents in an order, for a paginator or to be walked through.

    Their keys are sorted first, and only the rows that are shown are read; `total` is known beforehand.
    Rows come as `for_rows` loads them, with their `validity` on that day.
    """

    def __init__(self, documents: DocumentQuerySet, sort: str, on: date, total: int) -> None:
        self.documents = documents
        self.sort = sort
        self.on = on
        self.total = total

    def __len__(self) -> int:
        return self.total

    def __iter__(self) -> Iterator[LegalDocumentPage]:
        """All of them, with no more than a block in memory; what goes meanwhile is left out."""
        keys = self.keys(0, None)
        for start in range(0, len(keys), BLOCK):
            yield from self.rows(keys[start : start + BLOCK])

    @overload
    def __getitem__(self, wanted: int) -> LegalDocumentPage: ...
    @overload
    def __getitem__(self, wanted: slice) -> list[LegalDocumentPage]: ...
    def __getitem__(self, wanted: int | slice) -> LegalDocumentPage | list[LegalDocumentPage]:
        if isinstance(wanted, int):
            return self.rows(self.keys(wanted, wanted + 1))[0]
        return self.rows(self.keys(wanted.start or 0, wanted.stop))

    def keys(self, start: int, stop: int | None) -> list[int]:
        """The ids at these places of the order."""
        if self.sort in ORDERS:
            ordered = self.documents.order_by(*ORDERS[self.sort]).values_list("pk", flat=True)
            return list(ordered[start:stop])
        return ids_by_count(self.documents, views=self.sort == VIEWS, start=start, stop=stop)

    def rows(self, keys: list[int]) -> list[LegalDocumentPage]:
        """The documents of these ids, in their order. Two queries, however many."""
        model = apps.get_model("documents", "LegalDocumentPage")
        loaded = model.objects.filter(pk__in=keys).with_validity(self.on).for_rows()
        found = {document.pk: document for document in loaded}
        return [found[key] for key in keys if key in found]
