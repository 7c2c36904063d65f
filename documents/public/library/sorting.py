"""The documents of the library in one of its orders, a page at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final, overload

from counters.ranking import ranked
from documents.catalogue.words import Words
from documents.models import DocumentType, IssuingBody, LegalDocumentPage
from documents.public.library.found import Found
from documents.public.library.orders import DEFAULT_SORT
from pages.visibility import open_to_all

__all__ = ["SortedDocuments"]

VIEWS: Final = "xem"
COUNTED: Final = (VIEWS, "tai")
BLOCK: Final = 500
# By what it is told whether everybody may read a page.
TOLD_BY: Final = ("path", "live", "expire_at")


class SortedDocuments:
    """Documents in an order, for a paginator or to be walked through; only the rows that are shown are read.

    Rows come as `for_rows` loads them, with their `validity` on the day asked for. With `shown` only these
    fields are read, and type and issuer are those of all requests.
    """

    def __init__(self, found: Found, sort: str, words: Words, shown: Sequence[str] = ()) -> None:
        self.shown = shown
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
        """The documents of these ids, in their order. Two queries, however many."""
        found = {
            document.pk: document for document in (self._shown(keys) if self.shown else self._whole(keys))
        }
        return [found[key] for key in keys if key in found]

    def _whole(self, keys: list[int]) -> Iterable[LegalDocumentPage]:
        return LegalDocumentPage.objects.published().filter(pk__in=keys).with_validity(self.on).for_rows()

    def _shown(self, keys: list[int]) -> Iterable[LegalDocumentPage]:
        documents = LegalDocumentPage.objects.filter(pk__in=keys).only(*self.shown, *TOLD_BY)
        readable = open_to_all(documents)
        self._name(readable)
        return readable

    def _name(self, documents: Iterable[LegalDocumentPage]) -> None:
        """Give documents type and issuer; a word that came this moment is read by whoever asks for it."""
        types, bodies = self.words.of[DocumentType], self.words.of[IssuingBody]
        for document in documents:
            if kind := types.get(document.document_type_id or 0):
                document.document_type = kind
            if body := bodies.get(document.issuer_id or 0):
                document.issuer = body
