"""The library as a reader asked for it: what was chosen, what there is to choose, and the documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from django.http import QueryDict

from documents.catalogue.current import Library, library
from documents.models.document_queryset import DocumentQuerySet
from documents.public.library.filter import LibraryFilter
from documents.public.library.found import Found
from documents.public.library.orders import SORTS
from documents.public.library.scope import Scope
from documents.public.library.sorting import SortedDocuments

__all__ = ["LibraryList"]


@dataclass(frozen=True, slots=True)
class LibraryList:
    """Parameters that were read, and what follows from them."""

    parameters: QueryDict
    chosen: LibraryFilter
    scope: Scope
    on: date
    library: Library

    @classmethod
    def asked(cls, parameters: QueryDict, scope: Scope, on: date) -> Self:
        """One statement while nothing changes."""
        known = library()
        return cls(parameters, LibraryFilter.read(parameters, known.words), scope, on, known)

    @property
    def matching(self) -> DocumentQuerySet:
        """What matches, as a query."""
        return self.chosen.matching(self.scope.documents(), self.on)

    def found(self) -> Found:
        """What matches, as the catalogue has it: for counting and for pages of the list."""
        return Found.among(self.scope, self.chosen, self.on, self.library.catalogue)

    @property
    def is_unnarrowed(self) -> bool:
        return not self.chosen.keys

    @property
    def sort_label(self) -> str:
        return str(SORTS[self.chosen.sort])

    def sorted(
        self, found: Found | None = None, sort: str = "", shown: Sequence[str] = ()
    ) -> SortedDocuments:
        """The matching documents in the order asked for, or in another."""
        return SortedDocuments(found or self.found(), sort or self.chosen.sort, self.library.words, shown)
