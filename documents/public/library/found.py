"""The documents that answer what was asked of the library, as places of the catalogue."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_, or_
from typing import Any, Self

from documents.catalogue.catalogue import Catalogue
from documents.public.library.facets import FACETS, VALIDITY, DocumentFacet
from documents.public.library.filter import LibraryFilter
from documents.public.library.scope import Scope

__all__ = ["Found"]


@dataclass(frozen=True, slots=True)
class Found:
    """What `LibraryFilter.matching` says in SQL. `scope` are the documents there are without any choice,
    `narrowed` those of each choice that was made, by the names of facets.
    """

    catalogue: Catalogue
    on: date
    scope: int
    narrowed: Mapping[str, int]

    @classmethod
    def among(cls, scope: Scope, chosen: LibraryFilter, on: date, known: Catalogue) -> Self:
        places = scope.places(known)
        if chosen.number_keys is not None:
            numbered = scope.documents().filter(number_key__in=chosen.number_keys)
            places &= known.of_keys(numbered.values_list("pk", flat=True))
        found = cls(known, on, places, {})
        narrowed = {
            facet.name: reduce(or_, (found.values(facet).get(key, 0) for key in chosen.within[facet.name]), 0)
            for facet in FACETS
            if facet.name in chosen.within
        }
        return cls(known, on, places, narrowed)

    @property
    def total(self) -> int:
        return self.places.bit_count()

    @property
    def places(self) -> int:
        return self.without("")

    def without(self, left_out: str) -> int:
        """The places of all that match, the choice of one facet left out."""
        kept = (places for name, places in self.narrowed.items() if name != left_out)
        return reduce(and_, kept, self.scope)

    def values(self, facet: DocumentFacet) -> Mapping[Any, int]:
        """The places of each value."""
        if facet.name == VALIDITY:
            return self.catalogue.by_validity(self.on)
        return self.catalogue.values[facet.column]

    def counts(self, facet: DocumentFacet) -> Mapping[Hashable, int]:
        """How many documents each value leads to, given the other choices; never zero."""
        others = self.without(facet.name)
        return {
            value: number
            for value, places in self.values(facet).items()
            if (number := (places & others).bit_count())
        }

    def keys(self, order: str) -> Iterable[int]:
        """The ids in an order of `documents.catalogue.catalogue.ORDERS`."""
        return self.catalogue.sorted_keys(self.places, order)
