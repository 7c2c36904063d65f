"""How many documents stand behind each choice of the library's filters, given the other choices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Count

from documents.library.filter import Dimension, LibraryFilter, has_file
from documents.querysets import DocumentQuerySet

__all__ = ["LibraryCounts", "count_documents"]

# A document has one value of each of these, so that one statement counts them all.
SINGLE: Final = tuple(dimension for dimension in Dimension if dimension is not Dimension.FIELD)


@dataclass(frozen=True, slots=True)
class LibraryCounts:
    """`total` documents match; `of[dimension][value]` would if that value were chosen there instead.

    Values are ids, years, `ValidityStatus` values and booleans. What is not named is zero.
    """

    total: int
    of: Mapping[Dimension, Mapping[Hashable, int]]


def count_documents(documents: DocumentQuerySet, chosen: LibraryFilter, on: date) -> LibraryCounts:
    """Two statements, and one more for every choice made: each is counted as if it had not been made."""
    counts: dict[Dimension, Counter[Hashable]] = {dimension: Counter() for dimension in Dimension}
    total = 0
    for values, number in _grouped(chosen.matching(documents, on), SINGLE, on):
        total += number
        for dimension, value in zip(SINGLE, values, strict=True):
            counts[dimension][value] += number
    for apart in {*chosen.chosen(), Dimension.FIELD}:
        others = chosen.matching(documents, on, without=apart)
        counts[apart] = Counter({value: number for (value,), number in _grouped(others, [apart], on)})
    return LibraryCounts(total, counts)


def _grouped(
    documents: DocumentQuerySet, dimensions: Sequence[Dimension], on: date
) -> Iterator[tuple[tuple[Any, ...], int]]:
    if Dimension.VALIDITY in dimensions:
        documents = documents.with_listed_validity(on)
    if Dimension.FILE in dimensions:
        documents = documents.annotate(has_file=has_file())
    rows = documents.order_by().values_list(*dimensions).annotate(number=Count("pk"))
    for *values, number in rows.iterator():
        yield tuple(values), number
