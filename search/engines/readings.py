"""The ways to read a query: as it was typed, with abbreviations read, with a slip of the keys mended."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from search.plan import Plan
from search.slips import Slip
from search.terms import PAIR_MARK, Terms

__all__ = ["Reading", "abbreviated", "as_mended", "readings_of"]


@dataclass(frozen=True, slots=True)
class Reading:
    """Pages that hold every term of `required` answer it; where that is empty no page is sure to.

    `cost` is what such a page is behind an equal one that answers the query as it was typed.
    """

    terms: Terms
    required: tuple[str, ...]
    cost: float = 0.0

    @property
    def scoring(self) -> tuple[str, ...]:
        """Every term that speaks for a page which holds it: words as spelled, pairs, words without marks."""
        return tuple(dict.fromkeys((*self.terms.marked, *self.terms.pairs, *self.terms.folded)))

    @property
    def in_one_piece(self) -> tuple[str, ...]:
        """What a page holds that has the whole query word by word; some others hold that too."""
        return tuple(dict.fromkeys((*self.required, *self.terms.pairs)))


def readings_of(plan: Plan) -> list[Reading]:
    """The query as typed, then with its abbreviations read."""
    typed = Reading(plan.terms, plan.required)
    return [typed, *(_as_expanded(terms, plan) for terms in plan.readings)]


def as_mended(slip: Slip, plan: Plan) -> Reading:
    """The query with a slip mended; beside its neighbours the new word has to stand as it does there."""
    terms = slip.mend(plan.terms)
    around = terms.folded[max(0, slip.place - 1) : slip.place + len(slip.words) + 1]
    return Reading(terms, _required(terms, Terms(around, around).pairs), plan.weights.mended_slip)


def abbreviated(terms: Terms, readings: Iterable[Terms]) -> set[str]:
    """The words that stand for others in one of the readings: they are what was meant to be typed."""
    words = set(terms.folded)
    return {word for reading in readings for word in words.difference(reading.folded)}


def _as_expanded(terms: Terms, plan: Plan) -> Reading:
    """Words that were not typed have to stand together: those of "LĐLĐ" in full are in every other page."""
    typed = set(plan.terms.folded)
    new = [pair for pair in terms.pairs if not typed & set(pair.split(PAIR_MARK))]
    required = _required(terms, new) if plan.required else ()
    return Reading(terms, required, plan.weights.other_reading)


def _required(terms: Terms, pairs: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*terms.folded, *pairs)))
