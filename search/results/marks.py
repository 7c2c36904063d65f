"""What is said of a hit in a word beside it, from the values it is narrowed by: whether a document holds."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from search.facets import facets, unpacked

__all__ = ["Mark", "marks_of"]


class Mark(NamedTuple):
    """A value of a facet that holds now, and the word for it."""

    facet: str
    value: str
    label: str


def marks_of(packed: str, on: date) -> tuple[Mark, ...]:
    """The marks of a page with these values (`search.facets.packed`) on a day. No query."""
    words = {facet.name: facet.mark for facet in facets() if facet.mark}
    return tuple(
        Mark(value.facet, value.value, label)
        for value in unpacked(packed)
        if value.facet in words and value.holds(on) and (label := words[value.facet](value.value))
    )
