"""How well a title goes with what is being typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from search.query.unfinished import PrefixQuery
from search.text.terms import Terms
from vietnamese.syllables import split_syllable
from vietnamese.text import fold

__all__ = ["Fit", "fit"]


class Position(IntEnum):
    ANYWHERE = 0
    TOGETHER = 1
    START = 2


@dataclass(frozen=True, slots=True, order=True)
class Fit:
    """Fits compare by the share of words that agree in their marks, then by their place in the title."""

    agreement: float = 0.0
    position: Position = Position.ANYWHERE


def fit(reading: PrefixQuery, title: Terms, number: Terms) -> Fit | None:
    """The best fit of the reading, or None where a word of it is missing in title and number."""
    size, best = reading.size, None
    for start in range(len(title.folded) - size + 1):
        if all(_has_letters(reading, index, title.folded[start + index]) for index in range(size)):
            agreement = _agreement(reading, [(exact,) for exact in title.exact[start : start + size]])
            found = Fit(agreement, Position.TOGETHER if start else Position.START)
            best = max(best, found) if best else found
    return best or _scattered(reading, title, number)


def _scattered(reading: PrefixQuery, title: Terms, number: Terms) -> Fit | None:
    exact, folded = (*title.exact, *number.exact), (*title.folded, *number.folded)
    there = [
        tuple(exact[place] for place, word in enumerate(folded) if _has_letters(reading, index, word))
        for index in range(reading.size)
    ]
    return Fit(_agreement(reading, there)) if all(there) else None


def _agreement(reading: PrefixQuery, there: Sequence[Sequence[str]]) -> float:
    """The share of words whose marks agree with those of one of the words that stand for it."""
    if not reading.has_marks:
        return 1.0
    agreed = [any(_agrees(reading, index, exact) for exact in words) for index, words in enumerate(there)]
    return sum(agreed) / len(agreed)


def _has_letters(reading: PrefixQuery, index: int, folded: str) -> bool:
    """Whether a word, without marks, is the one at `index` of the reading or a continuation of its last."""
    if index < len(reading.terms.folded):
        return folded == reading.terms.folded[index]
    return folded.startswith(reading.folded_lasts)


def _agrees(reading: PrefixQuery, index: int, exact: str) -> bool:
    terms = reading.terms
    if index < len(terms.exact):
        return terms.exact[index] in {terms.folded[index], exact} or _has_marks(terms.exact[index], exact)
    if not reading.marked_lasts:
        return True
    return any(_has_marks(last, exact) for last in reading.lasts if fold(exact).startswith(fold(last)))


def _has_marks(typed: str, there: str) -> bool:
    """Whether no mark that was typed is another in the word; marks not typed yet may be any."""
    letters, tone = split_syllable(typed)
    others, other_tone = split_syllable(there)
    same = all(
        letter == other or letter == fold(other) for letter, other in zip(letters, others, strict=False)
    )
    return same and tone in {"", other_tone}
