"""The second look at the best candidates, by their titles: what is asked for in so many words comes first."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from search.models import SearchEntry
from search.plan import Plan
from search.terms import Terms, cut

__all__ = ["Candidate", "rank"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A page an engine found. `score` is the engine's.

    `number_rank` is 2 for the very number that was asked for, 1 for a part of it; `untyped` counts the
    letters its symbol has beyond those that were asked for. `facets` and `listed_at` are those of its entry.
    """

    page_id: int
    kind: str
    score: float
    has_all: bool = False
    number_rank: int = 0
    untyped: int = 0
    issued_on: date | None = None
    facets: str = ""
    listed_at: int | None = None


def rank(candidates: Sequence[Candidate], plan: Plan, rarities: Mapping[str, float]) -> list[Candidate]:
    """The candidates, best first, with scores that fall in this order except where a number alone was asked.

    Only the best ones are looked at twice; the rest follows in the engine's order.
    """
    best = heapq.nlargest(max(plan.weights.most_reranked, plan.stop), candidates, key=_first_order)
    looked_at, rest = best[: plan.weights.most_reranked], best[plan.weights.most_reranked :]
    top = max((candidate.score for candidate in looked_at), default=0) or 1
    titles = dict(
        SearchEntry.objects.filter(page_id__in=[c.page_id for c in looked_at]).values_list("page_id", "title")
    )
    second = [
        replace(c, score=c.score / top + _title_score(c, titles.get(c.page_id, ""), plan, rarities))
        for c in looked_at
    ]
    second.sort(key=lambda candidate: _second_order(candidate, plan), reverse=True)
    return [*second, *(replace(candidate, score=candidate.score / top) for candidate in rest)]


def _first_order(candidate: Candidate) -> tuple[object, ...]:
    return candidate.number_rank, candidate.has_all, candidate.score, candidate.page_id


def _second_order(candidate: Candidate, plan: Plan) -> tuple[object, ...]:
    day = candidate.issued_on or date.min
    if plan.is_number_only and candidate.number_rank:
        return candidate.number_rank, day, candidate.score, candidate.page_id
    return candidate.number_rank, date.min, candidate.score, candidate.page_id


def _title_score(candidate: Candidate, title: str, plan: Plan, rarities: Mapping[str, float]) -> float:
    weights, asked, there = plan.weights, plan.terms, cut(title)
    score = weights.all_words * candidate.has_all + weights.long_title * len(there.folded)
    score += weights.longer_symbol * candidate.untyped
    if not asked.folded:
        return score
    coverage = _coverage(asked, there, rarities)
    spelled = set(there.exact)
    same = sum(word in spelled for word in asked.exact) / len(asked.exact)
    score += coverage * (weights.title_coverage + weights.exact_spelling * same)
    score += weights.title_phrase * _stands_in(asked.folded, there.folded)
    return score + weights.exact_phrase * _stands_in(asked.exact, there.exact)


def _coverage(asked: Terms, there: Terms, rarities: Mapping[str, float]) -> float:
    """The share of the query's words and pairs, weighed by rarity, that the title holds."""
    terms = {*asked.folded, *asked.pairs}
    held = terms & {*there.folded, *there.pairs}
    total = sum(rarities.get(term, 1.0) for term in terms)
    return sum(rarities.get(term, 1.0) for term in held) / total if total else 0.0


def _stands_in(words: tuple[str, ...], text: tuple[str, ...]) -> bool:
    return f" {' '.join(words)} " in f" {' '.join(text)} "
