"""The course of a search in an embedded database; each database brings three questions it answers itself."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Self

from search.engines.base import Hits, SearchEngine, SearchHit
from search.engines.candidates import Candidate
from search.engines.common_terms import COMMON_TERMS
from search.engines.filtering import narrow, newest_first, wanted_part
from search.engines.numbering import Numbered, numbered_pages
from search.engines.query_variants import ANY_END, QueryVariant, as_mended, going_on, variants_of
from search.engines.ranking import rank
from search.engines.spelling import with_pieces, with_spelling
from search.engines.statistics import Statistics
from search.engines.tables import NEXT, create_beside, put_in_place
from search.enums import Sort, Spelling
from search.models import SearchEntry
from search.query.plan import Plan
from search.query.slips import doubted_places, likely_slips

__all__ = ["EmbeddedEngine"]

Found = dict[int, Candidate]
# One word stands in too many titles.
FEWEST_IN_TITLE = 2


class EmbeddedEngine(SearchEngine, ABC):
    """`suffix` names the set of tables that is written: the one that answers, or `NEXT`."""

    def __init__(self, suffix: str = "") -> None:
        self.suffix = suffix

    def beside(self) -> Self:
        """The same engine with an empty set of tables beside the one that answers."""
        create_beside()
        return type(self)(NEXT)

    @abstractmethod
    def settle(self) -> None:
        """Keep everybody from writing until the end of the transaction, and forget rows that are gone."""

    def compact(self) -> None:
        """Bring together what was written in pieces, in steps short enough for others to write between."""

    def answer_from_now(self) -> None:
        """Let the tables written here answer, in the transaction of `settle`."""
        put_in_place()
        COMMON_TERMS.forget()

    def frequencies(self, terms: Sequence[str]) -> dict[str, int]:
        """In how many pages each term stands, or stood a minute ago; terms in none are left out."""
        return COMMON_TERMS.frequencies(terms, self.count_pages)

    @abstractmethod
    def count_pages(self, terms: Sequence[str]) -> dict[str, int]:
        """In how many pages each term stands now; terms that stand in none are left out."""

    @abstractmethod
    def holding_all(
        self,
        ways: Sequence[Sequence[str]],
        scoring: Mapping[str, float],
        plan: Plan,
        *,
        in_title: bool = False,
    ) -> list[Candidate]:
        """The pages (or those whose title) that hold every term of one of the ways.

        They are scored by the terms of `scoring` (term → rarity). A term that ends with `ANY_END` is the
        beginning of one.
        """

    @abstractmethod
    def holding_any(self, scoring: Mapping[str, float], plan: Plan) -> list[Candidate]:
        """The pages that hold any of the terms, scored by them."""

    @abstractmethod
    def titled(self, words: Sequence[str], limit: int) -> list[Candidate]:
        """The pages whose title holds each of the words, the shortest titles first, with scores of 0."""

    @abstractmethod
    def page_ids(self, ways: Sequence[Sequence[str]], *, in_title: bool = False) -> set[int]:
        """The ids of the pages (or those whose title) that hold every term of one of the ways."""

    @abstractmethod
    def has_any(self, ways: Sequence[Sequence[str]]) -> bool:
        """Whether a page holds every term of one of the ways."""

    def search(self, plan: Plan) -> Hits:
        if plan.is_empty:
            return Hits()
        variants = variants_of(plan)
        statistics = Statistics(SearchEntry.objects.count(), plan.weights)
        self._learn(statistics, variants)
        numbered = numbered_pages(plan)
        found = self._every(plan, variants, statistics)
        whole = len(found)
        few = whole < plan.weights.few_hits
        if plan.may_relax:
            mended = self._mended(plan, variants, statistics)
            _add(found, self._holding_mended(plan, mended, statistics, in_title=not few))
            variants += mended
            _add(found, self._unfinished(plan, variants, statistics, in_title=not few))
        is_named = any(candidate.is_named for candidate in numbered.values())
        if plan.may_relax and few and not is_named and statistics.knows(variants[0]):
            found = self._some(plan, variants, statistics, found)
        self._add_titled(found, plan, statistics)
        candidates = with_pieces(self, {**found, **_with_scores(numbered, found)}, plan)
        plan = with_spelling(self, candidates, plan)
        narrowed = narrow(candidates.values(), plan)
        is_ranked = plan.sort is Sort.RELEVANCE
        ranked = (
            rank(narrowed.wanted, plan, variants, statistics) if is_ranked else newest_first(narrowed.wanted)
        )
        return Hits(
            total=len(narrowed.wanted),
            hits=tuple(
                SearchHit(c.page_id, round(c.score, 4), c.is_spelled) for c in wanted_part(ranked, plan)
            ),
            kinds=narrowed.kinds,
            is_relaxed=few and len(found) > whole,
            has_number=bool(numbered),
            facets=narrowed.facets,
            without=narrowed.without,
            unfiltered=sum(c.is_spelled for c in candidates.values())
            if plan.spelling is Spelling.ONLY
            else len(candidates),
            otherwise_spelled=narrowed.otherwise_spelled,
            has_believed_marks=plan.spelling is not Spelling.ANY,
        )

    def _learn(self, statistics: Statistics, variants: Iterable[QueryVariant]) -> None:
        """Ask for the frequencies of all terms of the variants that are not known yet."""
        statistics.learn(self.frequencies, (term for variant in variants for term in variant.scoring))

    def _every(self, plan: Plan, variants: Sequence[QueryVariant], statistics: Statistics) -> Found:
        """The pages that hold all that one of the variants requires."""
        found: Found = {}
        for variant in variants:
            if variant.required and statistics.holds(variant.required):
                scoring = statistics.telling(variant.scoring)
                _add(found, _shared(self.holding_all([variant.required], scoring, plan), variant, statistics))
        return found

    def _add_titled(self, found: Found, plan: Plan, statistics: Statistics) -> None:
        """Take in the pages whose title has all that is asked for by name: a long text hides its title."""
        if plan.is_number_only:
            return
        for words in dict.fromkeys(tuple(dict.fromkeys(name.folded)) for name in plan.names):
            is_short = FEWEST_IN_TITLE <= len(words) <= plan.weights.most_required_words
            if not is_short or not statistics.holds(words):
                continue
            for candidate in self.titled(words, plan.weights.most_titled):
                there = found.setdefault(candidate.page_id, candidate)
                there.in_title = True

    def _mended(
        self, plan: Plan, variants: Sequence[QueryVariant], statistics: Statistics
    ) -> list[QueryVariant]:
        """The variants with a slip mended, where no page has the query in one piece as it was typed."""
        typed = variants[0]
        if not typed.required:
            return []
        words, known = typed.terms.folded, statistics.known
        places = doubted_places(words, plan.certain, known, plan.weights)
        if not places or self._is_there(variants, statistics):
            return []
        slips = likely_slips(words, places, known, self.frequencies, plan.weights)
        mended = [as_mended(slip, plan) for slip in slips]
        self._learn(statistics, mended)
        return [variant for variant in mended if statistics.holds(variant.required)]

    def _is_there(self, variants: Sequence[QueryVariant], statistics: Statistics) -> bool:
        """Whether some page has one of the variants in one piece."""
        pieces = [r.in_one_piece for r in variants if r.required and statistics.holds(r.in_one_piece)]
        return bool(pieces) and self.has_any(pieces)

    def _holding_mended(
        self, plan: Plan, mended: Sequence[QueryVariant], statistics: Statistics, *, in_title: bool
    ) -> list[Candidate]:
        """Pages that hold a mended variant; if `in_title`, only those that have it there in one piece."""
        ways = [variant.in_one_piece if in_title else variant.required for variant in mended]
        ways = [way for way in ways if statistics.holds(way)]
        if not ways:
            return []
        terms = dict.fromkeys(term for variant in mended for term in variant.scoring)
        candidates = self.holding_all(ways, statistics.telling(terms), plan, in_title=in_title)
        return _shared(candidates, mended[0], statistics)

    def _unfinished(
        self, plan: Plan, variants: Sequence[QueryVariant], statistics: Statistics, *, in_title: bool
    ) -> list[Candidate]:
        """Pages in which the last word goes on, where it is hardly known as it was typed."""
        typed = variants[0]
        is_known = statistics.known.get(plan.last, 0) > plan.weights.rare_pair
        if not plan.last or is_known or not typed.required or self._is_there(variants, statistics):
            return []
        variant = going_on(plan)
        if not statistics.holds(term for term in variant.required if not term.endswith(ANY_END)):
            return []
        scoring = statistics.telling(variant.scoring)
        candidates = self.holding_all([variant.required], scoring, plan, in_title=in_title)
        return _shared(candidates, variant, statistics)

    def _some(
        self, plan: Plan, variants: Sequence[QueryVariant], statistics: Statistics, found: Found
    ) -> Found:
        """The pages that were found, and those with some of the words that come near."""
        typed = variants[0]
        terms = dict.fromkeys(term for variant in variants for term in variant.scoring)
        some = self.holding_any(statistics.rarest(terms), plan)
        floor = plan.weights.relaxed_floor * max((candidate.score for candidate in some), default=0)
        near = [candidate for candidate in some if candidate.score >= floor]
        merged = {c.page_id: c for c in _shared(near, typed, statistics, has_all=False)}
        for page_id, candidate in found.items():
            if page_id in merged:
                candidate.score = max(candidate.score, merged[page_id].score)
            merged[page_id] = candidate
        return merged


def _add(found: Found, candidates: Iterable[Candidate]) -> None:
    """Take in candidates; of a page that is there the better score stays."""
    for candidate in candidates:
        there = found.get(candidate.page_id)
        if there is None or there.score < candidate.score:
            found[candidate.page_id] = candidate


def _shared(
    candidates: list[Candidate], variant: QueryVariant, statistics: Statistics, *, has_all: bool = True
) -> list[Candidate]:
    """The candidates with scores as shares of what the terms of the variant may bring."""
    most = sum(map(statistics.rarity, variant.scoring)) or 1
    for candidate in candidates:
        candidate.score /= most
        candidate.has_all = has_all
    return candidates


def _with_scores(numbered: Numbered, found: Found) -> Found:
    """Pages with a number, with what is known of them by their words."""
    return {
        page_id: replace(candidate, score=there.score, has_all=there.has_all, in_title=there.in_title)
        if (there := found.get(page_id))
        else candidate
        for page_id, candidate in numbered.items()
    }
