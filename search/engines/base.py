"""What every search engine offers, and what it answers with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from search.models import SearchEntry
from search.query.plan import Plan
from search.query.unfinished import SuggestionPlan

__all__ = ["Hits", "SearchEngine", "SearchHit"]


@dataclass(frozen=True, slots=True)
class SearchHit:
    """`is_spelled`: not behind the line after which pages hold the words with other marks."""

    page_id: int
    score: float
    is_spelled: bool = True


@dataclass(frozen=True, slots=True)
class Hits:
    """The wanted part of what was found; sorted by views, every hit, for the engines do not know of views.

    `total` counts the hits that pass every filter. `kinds` counts by kind, and `facets` by facet and value,
    the hits that pass every filter but that of the kind or the facet itself, so that each number is the total
    of the list that choosing this value gives. `without` has, for each filter in use (a facet, `KIND` or
    `PERIOD`), the total of the list without it, and `unfiltered` that of the list without any.

    `otherwise_spelled` counts the pages that were left out because they hold the words with other marks than
    were typed; they pass every filter. `has_believed_marks`: pages with the marks that were typed are
    the best.

    `is_relaxed`: some hits hold only a part of the words. `has_number`: a page carries the number that was
    asked for.
    """

    total: int = 0
    hits: Sequence[SearchHit] = ()
    kinds: Mapping[str, int] = field(default_factory=dict)
    is_relaxed: bool = False
    has_number: bool = False
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    without: Mapping[str, int] = field(default_factory=dict)
    unfiltered: int = 0
    otherwise_spelled: int = 0
    has_believed_marks: bool = False


class SearchEngine(Protocol):
    """An index and the way to ask it. Changes take part in the transaction that is open."""

    name: str

    def search(self, plan: Plan) -> Hits: ...

    def suggest(self, plan: SuggestionPlan) -> Sequence[int]:
        """The ids of pages that may be what is being typed, more than are wanted, in any order."""

    def index(self, entries: Sequence[SearchEntry]) -> None:
        """Take in rows that were just saved."""

    def remove(self, entry_ids: Sequence[int]) -> None:
        """Forget rows. An engine may keep their postings until it is rebuilt; they never show."""

    def clear(self) -> None:
        """Forget everything."""

    def size(self) -> int:
        """The rows taken in and not forgotten for good."""

    def missing(self) -> Sequence[int]:
        """The keys of rows that were never taken in, by the search or by the suggestions."""
