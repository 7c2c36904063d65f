"""Short and long forms of the same name, both ways: who types "LĐLĐ" finds "Liên đoàn Lao động".

The table belongs to the staff (`search.models.Abbreviation`). It is applied to queries, not to texts, so
that a change takes effect at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from search.models import Abbreviation
from search.text.terms import Terms, cut

__all__ = ["abbreviated", "other_readings", "other_readings_of"]

MOST_READINGS = 4

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A form of the table in a query: `start` and `end` count words, `other` is what may stand in its
    place.
    """

    start: int
    end: int
    other: Terms


def other_readings(terms: Terms) -> tuple[Terms, ...]:
    """The query with short forms in full and long forms shortened: all at once, then one by one."""
    return other_readings_of([terms])[0]


def other_readings_of(texts: Sequence[Terms]) -> list[tuple[Terms, ...]]:
    """The same for several texts. One query, or none where there are no words."""
    if not any(terms.folded for terms in texts):
        return [() for _ in texts]
    table = _table(tuple(Abbreviation.objects.order_by("pk").values_list("short", "long")))
    return [_readings(terms, table) for terms in texts]


def _readings(terms: Terms, table: Mapping[Words, Sequence[Terms]]) -> tuple[Terms, ...]:
    found = list(_occurrences(terms.folded, table))
    apart = _without_overlaps(found)
    together = [_replaced(terms, apart)] if apart else []
    readings = [*together, *(_replaced(terms, [one]) for one in found)]
    return tuple(reading for reading in dict.fromkeys(readings) if reading != terms)[:MOST_READINGS]


def abbreviated(terms: Terms, readings: Iterable[Terms]) -> set[str]:
    """The words that stand for others in one of the readings: they are what was meant to be typed."""
    words = set(terms.folded)
    return {word for reading in readings for word in words.difference(reading.folded)}


@lru_cache(maxsize=2)
def _table(pairs: tuple[tuple[str, str], ...]) -> Mapping[Words, Sequence[Terms]]:
    """For the words of each form, without marks, the other forms. Kept as long as the pairs are the same."""
    table: dict[Words, list[Terms]] = defaultdict(list)
    for short, long in pairs:
        short_words, long_words = cut(short), cut(long)
        table[short_words.folded].append(long_words)
        table[long_words.folded].append(short_words)
    table.pop((), None)
    return table


def _occurrences(words: Words, table: Mapping[Words, Sequence[Terms]]) -> Iterator[Occurrence]:
    """The forms in the query, longer ones first at each place."""
    longest = max(map(len, table), default=0)
    for start in range(len(words)):
        for end in range(min(len(words), start + longest), start, -1):
            for other in table.get(words[start:end], ()):
                yield Occurrence(start, end, other)


def _without_overlaps(found: Iterable[Occurrence]) -> list[Occurrence]:
    apart: list[Occurrence] = []
    for one in found:
        if not apart or one.start >= apart[-1].end:
            apart.append(one)
    return apart


def _replaced(terms: Terms, occurrences: Sequence[Occurrence]) -> Terms:
    exact, folded = list(terms.exact), list(terms.folded)
    for one in reversed(occurrences):
        exact[one.start : one.end] = one.other.exact
        folded[one.start : one.end] = one.other.folded
    return Terms(tuple(exact), tuple(folded))
