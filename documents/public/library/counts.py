"""How many documents stand behind each choice of the library's filters, given the other choices."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from documents.public.library.filter import LibraryFacet
from documents.public.library.found import Found

__all__ = ["LibraryCounts", "count_documents"]


@dataclass(frozen=True, slots=True)
class LibraryCounts:
    """`total` documents match; `of[facet][value]` would if that value were chosen there instead.

    Values are ids, years, `ValidityStatus` values and booleans. What is not named is zero.
    """

    total: int
    of: Mapping[LibraryFacet, Mapping[Hashable, int]]


def count_documents(found: Found) -> LibraryCounts:
    """No statement: each choice is counted as if the one made there had not been."""
    of = {
        facet: {
            value: number
            for value, places in found.values(facet).items()
            if (number := (places & others).bit_count())
        }
        for facet, others in ((facet, found.without(facet)) for facet in LibraryFacet)
    }
    return LibraryCounts(found.total, of)
