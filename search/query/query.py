"""What a reader asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from search.content import Kind
from search.enums import Sort

__all__ = ["PAGE_SIZE", "SearchQuery"]

PAGE_SIZE = 10


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """One question to the search. Pages count from 1.

    `kind` None asks for every kind, `filters` has one value for each facet that narrows the hits, and `since`
    and `until` are the first and the last day of a period. `any_marks` asks also for pages that hold
    the words with other marks than were typed. `problems` name what could not be read.
    """

    text: str
    kind: Kind | None = None
    page: int = 1
    page_size: int = PAGE_SIZE
    problems: tuple[str, ...] = ()
    filters: Mapping[str, str] = field(default_factory=dict)
    since: date | None = None
    until: date | None = None
    sort: Sort = Sort.RELEVANCE
    any_marks: bool = False

    @property
    def is_narrowed(self) -> bool:
        """Whether a reader asked for a part of the hits."""
        return bool(self.kind or self.filters or self.since or self.until)

    @property
    def is_fresh(self) -> bool:
        """Whether a reader has just asked it: a text, nothing narrowed, and no later page wanted."""
        return bool(self.text) and not self.is_narrowed and self.page == 1

    def unnarrowed(self) -> SearchQuery:
        return replace(self, kind=None, filters={}, since=None, until=None, page=1)

    @property
    def start(self) -> int:
        return (self.page - 1) * self.page_size

    @property
    def stop(self) -> int:
        return self.start + self.page_size
