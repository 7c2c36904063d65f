"""The ways to read a query: as it was typed, with abbreviations read, with a slip of the keys mended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from search.query.plan import Plan
from search.query.slips import Slip
from search.text.terms import PAIR_MARK, Terms

__all__ = ["ANY_END", "QueryVariant", "as_mended", "going_on", "variants_of"]

# What a term ends with of which only the beginning is known.
ANY_END = "*"


@dataclass(frozen=True, slots=True)
class QueryVariant:
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


def variants_of(plan: Plan) -> list[QueryVariant]:
    """The query as typed, then with its abbreviations read."""
    typed = QueryVariant(plan.terms, plan.required)
    return [typed, *(_as_expanded(terms, plan) for terms in plan.readings)]


def as_mended(slip: Slip, plan: Plan) -> QueryVariant:
    """The query with a slip mended; beside its neighbours the new word has to stand as it does there."""
    terms = slip.mend(plan.terms)
    around = terms.folded[max(0, slip.place - 1) : slip.place + len(slip.words) + 1]
    return QueryVariant(terms, _required(terms, Terms(around, around).pairs), plan.weights.mended_slip)


def going_on(plan: Plan) -> QueryVariant:
    """The query with a last word of which only the beginning was typed; the words before it say the rest."""
    before = Terms(plan.terms.exact[:-1], plan.terms.folded[:-1])
    required = tuple(dict.fromkeys((*before.folded, plan.last + ANY_END)))
    return QueryVariant(before, required, plan.weights.unfinished)


def _as_expanded(terms: Terms, plan: Plan) -> QueryVariant:
    """Words that were not typed have to stand together: those of "LĐLĐ" in full are in every other page."""
    typed, together = set(plan.terms.folded), set(plan.together)
    new = [pair for pair in terms.pairs if pair in together or not typed & set(pair.split(PAIR_MARK))]
    required = _required(terms, new) if plan.required else ()
    return QueryVariant(terms, required, plan.weights.other_reading)


def _required(terms: Terms, pairs: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*terms.folded, *pairs)))
