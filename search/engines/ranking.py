"""The second look at the best candidates, by their titles: what is asked for in so many words comes first."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from search.engines.readings import Reading
from search.engines.statistics import Statistics
from search.models import SearchEntry
from search.plan import Plan
from search.terms import Terms, cut
from search.titles import whole_title
from search.weights import Weights

__all__ = ["EXACT_NUMBER", "NUMBER", "Candidate", "rank"]

NUMBER, EXACT_NUMBER, CITED_NUMBER = 1, 2, 3


@dataclass(slots=True)
class Candidate:
    """A page an engine found, one of thousands perhaps, so it is changed in place. `score` is the engine's.

    `number_rank` is `EXACT_NUMBER` for the very number that was asked for, `NUMBER` for a part of it or for a
    title that has the whole query, number and words, in one piece, and `CITED_NUMBER` for such a title where
    the document of the number does not have the words; `untyped` counts the letters its symbol
    has beyond those that were asked for. `facets` and `listed_at` are those of its entry.
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


def rank(
    candidates: Sequence[Candidate], plan: Plan, readings: Sequence[Reading], statistics: Statistics
) -> list[Candidate]:
    """The candidates, best first, with scores that fall in this order except where a number alone was asked.

    Only the best ones are looked at twice; the rest follows in the engine's order.
    """
    best = heapq.nlargest(max(plan.weights.most_reranked, plan.stop), candidates, key=_first_order)
    looked_at, rest = best[: plan.weights.most_reranked], best[plan.weights.most_reranked :]
    top = max((candidate.score for candidate in looked_at), default=0) or 1
    entries = SearchEntry.objects.filter(page_id__in=[candidate.page_id for candidate in looked_at])
    titles = {
        page_id: whole_title(title, lead)[0]
        for page_id, title, lead in entries.values_list("page_id", "title", "lead")
    }
    judge = TitleJudge(readings, statistics)
    judged = [(candidate, cut(titles.get(candidate.page_id, ""))) for candidate in looked_at]
    whole = _rank_of_whole(judged, plan)
    second = [_judged(candidate, top, judge, title, plan, whole) for candidate, title in judged]
    second.sort(key=lambda candidate: _second_order(candidate, plan), reverse=True)
    return [*second, *(replace(candidate, score=candidate.score / top) for candidate in rest)]


def _first_order(candidate: Candidate) -> tuple[object, ...]:
    return candidate.number_rank, candidate.has_all, candidate.score, candidate.page_id


def _second_order(candidate: Candidate, plan: Plan) -> tuple[object, ...]:
    day = candidate.issued_on or date.min
    if plan.is_number_only and candidate.number_rank:
        return candidate.number_rank, day, candidate.score, candidate.page_id
    return candidate.number_rank, date.min, candidate.score, candidate.page_id


def _rank_of_whole(judged: Sequence[tuple[Candidate, Terms]], plan: Plan) -> int:
    """What a title is worth that has number and words in one piece.

    Without words beside it a number is what was asked for, whoever else cites it.
    """
    if not plan.numbers or not plan.beside:
        return 0
    own = [title for candidate, title in judged if candidate.number_rank == EXACT_NUMBER]
    has_words = any(not set(plan.beside).isdisjoint(title.folded) for title in own)
    return CITED_NUMBER if own and plan.may_be_cited and not has_words else NUMBER


def _judged(
    candidate: Candidate, top: float, judge: TitleJudge, title: Terms, plan: Plan, whole: int
) -> Candidate:
    weights = plan.weights
    score = candidate.score / top + weights.all_words * candidate.has_all + judge.score(title)
    score += weights.long_title * len(title.folded) + weights.longer_symbol * candidate.untyped
    number_rank = candidate.number_rank
    if whole and judge.is_whole(title):
        number_rank = max(number_rank, whole)
    return replace(candidate, score=score, number_rank=number_rank)


class TitleJudge:
    """How well titles answer a query, by the reading that suits each best."""

    def __init__(self, readings: Sequence[Reading], statistics: Statistics) -> None:
        self.weights = statistics.weights
        self._typed, *others = [_Asked(reading, statistics) for reading in readings]
        self._others = [(asked, asked.words - self._typed.words) for asked in others]

    def score(self, title: Terms) -> float:
        words = {*title.folded, *title.pairs}
        best = self._typed.score(title, words, self.weights)
        for asked, new in self._others:
            if not new.isdisjoint(words):
                best = max(best, asked.score(title, words, self.weights))
        return best

    def is_whole(self, title: Terms) -> bool:
        """Whether the title has the query in one piece as it was typed, marks aside."""
        return self._typed.phrase in _spaced(title.folded)


class _Asked:
    """What one reading asks of a title, prepared once for all of them."""

    def __init__(self, reading: Reading, statistics: Statistics) -> None:
        terms = reading.terms
        self.words = frozenset(terms.folded)
        self._exact, self._cost = terms.exact, reading.cost
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
