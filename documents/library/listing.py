"""The library as a reader asked for it: what was chosen, what there is to choose, and the documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Self

from django.http import QueryDict

from documents.forms import LibraryFilterForm
from documents.issuers import IssuerTree
from documents.library.choices import offer_choices
from documents.library.counts import LibraryCounts, count_documents
from documents.library.filter import LibraryFilter
from documents.library.sorting import SORTS, SortedDocuments
from documents.querysets import DocumentQuerySet

__all__ = ["LibraryList"]


@dataclass(frozen=True, slots=True)
class LibraryList:
    """A form that was read, and what follows from it."""

    form: LibraryFilterForm
    chosen: LibraryFilter
    documents: DocumentQuerySet
    on: date
    tree: IssuerTree

    @classmethod
    def asked(cls, parameters: QueryDict, documents: DocumentQuerySet, on: date) -> Self:
        tree = IssuerTree.load()
        form = LibraryFilterForm(parameters, tree)
        return cls(form, LibraryFilter.from_form(form, tree), documents, on, tree)

    @property
    def matching(self) -> DocumentQuerySet:
        return self.chosen.matching(self.documents, self.on)

    @property
    def is_unnarrowed(self) -> bool:
        return not any(self.chosen.chosen())

    @property
    def sort_label(self) -> str:
        return str(SORTS[self.chosen.sort])

    def count(self) -> LibraryCounts:
        """Count every choice, and let the form offer it with its number."""
        counts = count_documents(self.documents, self.chosen, self.on)
        offer_choices(self.form, self.chosen, counts, self.tree)
        return counts

    def sorted(self, total: int | None = None) -> SortedDocuments:
        """The matching documents in the order asked for; counted here where `total` is not known."""
        return SortedDocuments(
            self.matching, self.chosen.sort, self.on, self.matching.count() if total is None else total
        )
