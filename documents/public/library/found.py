"""The documents that answer what was asked of the library, as places of the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_, or_
from typing import Any, Self

from documents.catalogue.catalogue import Catalogue
from documents.catalogue.current import catalogue
from documents.public.library.filter import LibraryFacet, LibraryFilter
from documents.public.library.scope import Scope

__all__ = ["Found"]


@dataclass(frozen=True, slots=True)
class Found:
    """What `LibraryFilter.matching` says in SQL. `scope` are the documents there are without any choice,
    `narrowed` those of each choice that was made.
    """

    catalogue: Catalogue
    on: date
    scope: int
    narrowed: Mapping[LibraryFacet, int]

    @classmethod
    def among(cls, scope: Scope, chosen: LibraryFilter, on: date) -> Self:
        known = catalogue()
        places = scope.places(known)
        if chosen.number_keys is not None:
            numbered = scope.documents().filter(number_key__in=chosen.number_keys)
            places &= known.of_keys(numbered.values_list("pk", flat=True))
        found = cls(known, on, places, {})
        narrowed = {
            facet: reduce(or_, (found.values(facet).get(value, 0) for value in values), 0)
            for facet, values in chosen.values().items()
        }
        return cls(known, on, places, narrowed)

    @property
    def total(self) -> int:
        return self.places.bit_count()

    @property
    def places(self) -> int:
        return self.without(None)

    def without(self, left_out: LibraryFacet | None) -> int:
        """The places of all that match, one of the choices left out."""
        kept = (places for facet, places in self.narrowed.items() if facet is not left_out)
        return reduce(and_, kept, self.scope)

    def values(self, facet: LibraryFacet) -> Mapping[Any, int]:
        """The places of each value."""
        if facet is LibraryFacet.VALIDITY:
            return self.catalogue.by_validity(self.on)
        return self.catalogue.values[facet]

    def keys(self, order: str) -> Iterable[int]:
        """The ids in an order of `documents.catalogue.catalogue.ORDERS`."""
        return self.catalogue.sorted_keys(self.places, order)
