"""The second look at the best candidates, by their titles: what is asked for in so many words comes first."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import replace

from search.engines.candidates import Candidate
from search.engines.query_variants import QueryVariant
from search.engines.statistics import Statistics
from search.engines.tiers import in_tiers, key_of, read_titles
from search.query.plan import Plan
from search.text.terms import Terms
from search.weights import Weights

__all__ = ["rank"]


def rank(
    candidates: Sequence[Candidate], plan: Plan, variants: Sequence[QueryVariant], statistics: Statistics
) -> list[Candidate]:
    """The candidates, best first, with scores that fall in this order within a tier.

    Only the best ones are looked at twice; the rest follows in the engine's order.
    """
    best = heapq.nlargest(max(plan.weights.most_reranked, plan.stop), candidates, key=_first_order)
    looked_at, rest = best[: plan.weights.most_reranked], best[plan.weights.most_reranked :]
    top = max((candidate.score for candidate in looked_at), default=0) or 1
    judge = TitleJudge(variants, statistics)
    judged = read_titles(looked_at)
    second = [
        _scored(candidate, one.title, top, judge, plan)
        for candidate, one in zip(in_tiers(judged, plan), judged, strict=True)
    ]
    second.sort(key=lambda candidate: key_of(candidate, plan), reverse=True)
    return [*second, *(replace(candidate, score=candidate.score / top) for candidate in rest)]


def _first_order(candidate: Candidate) -> tuple[object, ...]:
    return (
        candidate.is_spelled,
        candidate.number_rank,
        candidate.agreed,
        candidate.in_title,
        candidate.has_all,
        candidate.score,
        candidate.page_id,
    )


def _scored(candidate: Candidate, title: Terms, top: float, judge: TitleJudge, plan: Plan) -> Candidate:
    weights = plan.weights
    score = candidate.score / top + weights.all_words * candidate.has_all + judge.score(title)
    score += weights.long_title * len(title.folded) + weights.longer_symbol * candidate.untyped
    return replace(candidate, score=score)


class TitleJudge:
    """How well titles answer a query, by the variant that suits each best."""

    def __init__(self, variants: Sequence[QueryVariant], statistics: Statistics) -> None:
        self.weights = statistics.weights
        self._typed, *others = [_Asked(variant, statistics) for variant in variants]
        self._others = [(asked, asked.words - self._typed.words) for asked in others]

    def score(self, title: Terms) -> float:
        words = {*title.folded, *title.pairs}
        best = self._typed.score(title, words, self.weights)
        for asked, new in self._others:
            if not new.isdisjoint(words):
                best = max(best, asked.score(title, words, self.weights))
        return best


class _Asked:
    """What one variant asks of a title, prepared once for all of them."""

    def __init__(self, variant: QueryVariant, statistics: Statistics) -> None:
        terms = variant.terms
        self.words = frozenset(terms.folded)
        self._exact, self._cost = terms.exact, variant.cost
        self._rarities = {term: statistics.rarity(term) for term in (*terms.folded, *terms.pairs)}
        self._total = sum(self._rarities.values())
        self.phrase, self._spelled = _spaced(terms.folded), _spaced(terms.exact)

    def score(self, title: Terms, words: set[str], weights: Weights) -> float:
        if not self._exact:
            return 0.0
        coverage = sum(self._rarities[term] for term in self._rarities.keys() & words) / self._total
        spelled = set(title.exact)
        same = sum(word in spelled for word in self._exact) / len(self._exact)
        score = coverage * (weights.title_coverage + weights.exact_spelling * same) - self._cost
        score += weights.title_phrase * (self.phrase in _spaced(title.folded))
        return score + weights.exact_phrase * (self._spelled in _spaced(title.exact))


def _spaced(words: tuple[str, ...]) -> str:
    return f" {' '.join(words)} "
