"""The course of a suggestion in an embedded database: the best places first, the next only where those
gave too few.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Protocol

from search.models import SearchEntry
from search.query.unfinished import NumberStart, PrefixQuery, SuggestionPlan, compact
from search.text.number_keys import split_key
from search.text.terms import Terms, cut

__all__ = [
    "LONGEST_START",
    "Place",
    "Step",
    "TitleIndex",
    "TitleTerms",
    "candidates",
    "day_of",
    "number_terms",
    "title_terms",
]

# Pages may be taken out after the index was asked.
SPARE = 10
MOST_TITLE_WORDS = 80
# Characters of a title's beginning that are compared.
LONGEST_START = 500
# Terms that are no words, and that no word leads to: the whole number in one, and its symbol.
COMPACT, SYMBOL = "_n", "_s"


class Place(Enum):
    """Where in a title the words have to stand."""

    START = auto()
    TOGETHER = auto()
    ANYWHERE = auto()


@dataclass(frozen=True, slots=True)
class Step:
    """One question: titles with these words in this place, `with_marks` only if they carry those typed."""

    reading: PrefixQuery
    place: Place
    with_marks: bool


class TitleIndex(Protocol):
    """What a database answers: ids of pages, newest first."""

    def titled(self, step: Step, limit: int) -> list[int]: ...

    def numbered(self, number: NumberStart, limit: int) -> list[int]:
        """Pages whose number begins so, those with its very first part before the others."""


@dataclass(frozen=True, slots=True)
class TitleTerms:
    """What an index of titles holds of a page; `number` has words and what `number_terms` asks for."""

    title: Terms
    number: tuple[str, ...]
    day: int

    @property
    def start(self) -> str:
        """The beginning of the title, for what has to begin with the words."""
        return " ".join(self.title.folded)[:LONGEST_START]


def title_terms(entry: SearchEntry) -> TitleTerms:
    number: tuple[str, ...] = ()
    if entry.number_key:
        marked = (COMPACT + compact(entry.number_key), SYMBOL + split_key(entry.number_key).symbol)
        number = tuple(dict.fromkeys((*marked, entry.number_part, *cut(entry.number).folded)))
    return TitleTerms(cut(entry.title, MOST_TITLE_WORDS), number, day_of(entry).toordinal())


def number_terms(number: NumberStart) -> tuple[list[str], list[str]]:
    """The terms of a number that begins so: those it has, and those that one of its terms goes on from."""
    starts = [COMPACT + number.compact]
    if number.symbol:
        starts.append(SYMBOL + number.symbol)
    return [number.part] if number.has_whole_part else [], starts


def day_of(entry: SearchEntry) -> date:
    """The day by which one page is newer than another."""
    if entry.issued_on:
        return entry.issued_on
    return entry.published_at.date() if entry.published_at else date.min


def candidates(plan: SuggestionPlan, index: TitleIndex) -> list[int]:
    """The ids of the pages that may be suggested, each once."""
    found: dict[int, None] = {}
    for number in plan.numbers:
        found |= dict.fromkeys(index.numbered(number, plan.limit + SPARE))
    titled: dict[int, None] = {}
    for step in _steps(plan):
        if len(titled) >= plan.limit:
            break
        titled |= dict.fromkeys(index.titled(step, plan.limit + SPARE))
    return list(found | titled)


def _steps(plan: SuggestionPlan) -> Iterator[Step]:
    for reading in plan.readings:
        places = list(Place) if reading.size > 1 else [Place.START, Place.TOGETHER]
        for with_marks in (True, False) if reading.has_marks else (False,):
            for place in places:
                yield Step(reading, place, with_marks)
