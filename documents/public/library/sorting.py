"""The documents of the library in one of its orders, a page at a time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final, overload

from counters.ranking import ranked
from documents.catalogue.words import Words
from documents.models import LegalDocumentPage
from documents.public.library.found import Found
from documents.public.library.orders import DEFAULT_SORT

__all__ = ["SortedDocuments"]

VIEWS: Final = "xem"
COUNTED: Final = (VIEWS, "tai")
BLOCK: Final = 500


class SortedDocuments:
    """Documents in an order, for a paginator or to be walked through; only the rows that are shown are read.

    Rows come as `for_rows` loads them, with their `validity` on the day asked for.
    """

    def __init__(self, found: Found, sort: str, words: Words) -> None:
        self.found = found
        self.words = words
        self.sort = sort
        self.on = found.on
        self.total = found.total

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
        if self.sort in COUNTED:
            keys = self.found.keys(DEFAULT_SORT)
            return ranked(keys, views=self.sort == VIEWS, start=start, stop=stop)
        return list(islice(self.found.keys(self.sort), start, stop))

    def rows(self, keys: list[int]) -> list[LegalDocumentPage]:
        """The documents of these ids, in their order. Three queries, however many."""
        model = LegalDocumentPage
        loaded = model.objects.published().filter(pk__in=keys).with_validity(self.on).for_rows()
        found = {document.pk: document for document in loaded}
        return [found[key] for key in keys if key in found]
