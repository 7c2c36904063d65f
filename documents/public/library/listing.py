"""The library as a reader asked for it: what was chosen, what there is to choose, and the documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Self

from django.http import QueryDict

from documents.models.document_queryset import DocumentQuerySet
from documents.public.library.choices import offer_choices
from documents.public.library.counts import LibraryCounts, count_documents
from documents.public.library.filter import LibraryFilter
from documents.public.library.forms import LibraryFilterForm
from documents.public.library.found import Found
from documents.public.library.issuers import IssuerTree
from documents.public.library.orders import SORTS
from documents.public.library.scope import Scope
from documents.public.library.sorting import SortedDocuments

__all__ = ["LibraryList"]


@dataclass(frozen=True, slots=True)
class LibraryList:
    """A form that was read, and what follows from it."""

    form: LibraryFilterForm
    chosen: LibraryFilter
    scope: Scope
    on: date
    tree: IssuerTree

    @classmethod
    def asked(cls, parameters: QueryDict, scope: Scope, on: date) -> Self:
        tree = IssuerTree.load()
        form = LibraryFilterForm(parameters, tree)
        return cls(form, LibraryFilter.from_form(form, tree), scope, on, tree)

    @property
    def matching(self) -> DocumentQuerySet:
        """What matches, as a query."""
        return self.chosen.matching(self.scope.documents(), self.on)

    def found(self) -> Found:
        """What matches, as the catalogue has it: for counting and for pages of the list."""
        return Found.among(self.scope, self.chosen, self.on)

    @property
    def is_unnarrowed(self) -> bool:
        return not self.chosen.values()

    @property
    def sort_label(self) -> str:
        return str(SORTS[self.chosen.sort])

    def count(self, found: Found | None = None) -> LibraryCounts:
        """Count every choice, and let the form offer it with its number."""
        counts = count_documents(found or self.found())
        offer_choices(self.form, self.chosen, counts, self.tree)
        return counts

    def sorted(self, found: Found | None = None, sort: str = "") -> SortedDocuments:
        """The matching documents in the order asked for, or in another."""
        return SortedDocuments(found or self.found(), sort or self.chosen.sort)
