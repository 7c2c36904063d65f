"""The course of a search in an embedded database; each database brings three questions it answers itself."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Q

from search.analysis import NumberAsked
from search.engines.base import Hits, SearchHit
from search.engines.filtering import cut, narrow, newest_first
from search.engines.ranking import Candidate, rank
from search.enums import Sort
from search.models import SearchEntry
from search.plan import Plan

__all__ = ["EmbeddedEngine", "rarity"]


def rarity(total: int, frequency: int) -> float:
    """How much a term tells that stands in `frequency` of `total` pages."""
    return math.log(1 + total / (1 + frequency))


@dataclass(frozen=True, slots=True)
class Found:
    """Candidates by page, and whether pages with a part of the words are among them."""

    candidates: Mapping[int, Candidate]
    is_relaxed: bool = False


class EmbeddedEngine(ABC):
    name: str

    @abstractmethod
    def frequencies(self, terms: Sequence[str]) -> dict[str, int]:
        """In how many pages each term stands; terms that stand in none are left out."""

    @abstractmethod
    def holding_all(
        self, required: Sequence[str], scoring: Mapping[str, float], plan: Plan
    ) -> list[Candidate]:
        """The pages that hold every required term, scored by the terms of `scoring` (term → rarity)."""

    @abstractmethod
    def holding_any(self, scoring: Mapping[str, float], plan: Plan) -> list[Candidate]:
        """The pages that hold any of the terms, scored by them."""

    def search(self, plan: Plan) -> Hits:
        if plan.is_empty:
            return Hits()
        pages = SearchEntry.objects.count()
        known = self.frequencies(plan.scoring)
        rarities = {term: rarity(pages, known.get(term, 0)) for term in plan.scoring}
        found = self._find(plan, pages, known, rarities)
        numbered = self._numbered(plan)
        candidates = {**found.candidates}
        for page_id, candidate in numbered.items():
            score = candidates[page_id].score if page_id in candidates else 0.0
            candidates[page_id] = replace(candidate, score=score)
        narrowed = narrow(candidates.values(), plan)
        is_ranked = plan.sort is Sort.RELEVANCE
        ranked = rank(narrowed.wanted, plan, rarities) if is_ranked else newest_first(narrowed.wanted)
        return Hits(
            total=len(narrowed.wanted),
            hits=tuple(SearchHit(c.page_id, round(c.score, 4)) for c in cut(ranked, plan)),
            kinds=narrowed.kinds,
            is_relaxed=found.is_relaxed,
            has_number=bool(numbered),
            facets=narrowed.facets,
            without=narrowed.without,
            unfiltered=len(candidates),
        )

    def _find(self, plan: Plan, pages: int, known: Mapping[str, int], rarities: Mapping[str, float]) -> Found:
        """Pages with all words; where they are few, also the pages with some of them that come near."""
        weights = plan.weights
        every: dict[int, Candidate] = {}
        if plan.required and all(term in known for term in plan.required):
            scoring = {term: rarities[term] for term in _telling(known, pages, plan)}
            for candidate in self.holding_all(plan.required, scoring, plan):
                every[candidate.page_id] = replace(candidate, has_all=True)
        if (
            not plan.may_relax
            or len(every) >= weights.few_hits
            or not _is_known(known, rarities, weights.known_share)
        ):
            return Found(every)
        chosen = {term: rarities[term] for term in _rarest(known, pages, plan)}
        some = self.holding_any(chosen, plan)
        floor = weights.relaxed_floor * max((candidate.score for candidate in some), default=0)
        near = {c.page_id: c for c in some if c.score >= floor}
        for page_id, candidate in every.items():
            score = max(candidate.score, near[page_id].score if page_id in near else 0)
            near[page_id] = replace(candidate, score=score)
        return Found(near, is_relaxed=len(near) > len(every))

    def _numbered(self, plan: Plan) -> dict[int, Candidate]:
        """The pages that carry a number asked for, found by its first part."""
        if not plan.numbers:
            return {}
        condition = Q(number_part__in={number.number for number in plan.numbers})
        rows = SearchEntry.objects.filter(condition).values_list(
            "page_id", "kind", "number_key", "issued_on", "facets", "listed_at"
        )
        numbered: dict[int, Candidate] = {}
        for page_id, kind, key, issued_on, facets, listed_at in rows.order_by():
            asked = [number for number in plan.numbers if number.matches(key)]
            if asked:
                numbered[page_id] = Candidate(
                    page_id,
                    kind,
                    score=0.0,
                    number_rank=2 if any(_is_exact(number, key) for number in asked) else 1,
                    untyped=min(_untyped(number, key) for number in asked),
                    issued_on=issued_on,
                    facets=facets,
                    listed_at=listed_at,
                )
        return numbered


def _is_exact(number: NumberAsked, key: str) -> bool:
    """Whether the number was asked for as a whole; its year may be left out."""
    return number.is_complete and _untyped(number, key) == 0


def _untyped(number: NumberAsked, key: str) -> int:
    """The letters of the key's symbol that were not typed; none where no symbol was."""
    symbol = key.rpartition("/")[2]
    return len(symbol) - len(number.symbol) if number.symbol else 0


def _telling(known: Mapping[str, int], pages: int, plan: Plan) -> list[str]:
    """The terms that tell pages apart: in a large index not the words of every other page."""
    if pages <= plan.weights.small_index:
        return list(known)
    most = pages * plan.weights.common_share
    return [term for term, frequency in known.items() if frequency <= most] or list(known)


def _rarest(known: Mapping[str, int], pages: int, plan: Plan) -> list[str]:
    """The rarest terms, as many as the budget of postings allows, at least one."""
    budget = pages * plan.weights.postings_budget
    chosen: list[str] = []
    for term in sorted(_telling(known, pages, plan), key=known.__getitem__):
        budget -= known[term]
        if chosen and budget < 0:
            break
        chosen.append(term)
    return chosen


def _is_known(known: Mapping[str, int], rarities: Mapping[str, float], share: float) -> bool:
    total = sum(rarities.values())
    return bool(known) and sum(rarities[term] for term in known) >= share * total
