"""Searching in Elasticsearch: the cheap question first, the costly one where that found too little.

The best hits are put in tiers as everywhere (`search.engines.tiers`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from search.engines.base import Hits, SearchHit
from search.engines.candidates import Candidate
from search.engines.elasticsearch import indices
from search.engines.elasticsearch.answers import COMPLETE, Answer
from search.engines.elasticsearch.client import server
from search.engines.elasticsearch.compiler import (
    LOOKED_AT,
    Body,
    compile_plan,
    compile_relaxed,
    compile_slips,
    is_put_in_tiers,
)
from search.engines.elasticsearch.node import read_carefully
from search.engines.elasticsearch.suggesting import candidates
from search.engines.numbering import Numbered, numbered_pages
from search.engines.tiers import in_tiers, key_of, read_titles
from search.enums import Spelling
from search.query.plan import Plan
from search.query.unfinished import SuggestionPlan

__all__ = ["ElasticsearchEngine"]

Compile = Callable[[Plan, Numbered], Body]

# With more words a page that holds all of them here and there need not be what is meant.
MOST_CERTAIN_WORDS = 4
# Only what is read below is sent back.
ANSWER = f"{COMPLETE},hits.total.value,hits.hits._id,hits.hits._score,hits.hits.fields,"
ANSWER += "hits.hits.matched_queries,aggregations"


class ElasticsearchEngine:
    """Asks the index behind the alias. Raises the errors of `elasticsearch` where no answer can be had."""

    name = "elasticsearch"

    def search(self, plan: Plan) -> Hits:
        if plan.is_empty:
            return Hits()
        pages = numbered_pages(plan)
        compiled, answer, is_relaxed = self._in_steps(plan, pages)
        if plan.spelling is Spelling.ONLY:
            is_believed = answer.believes(plan.weights)
            if is_believed and answer.spelled >= plan.weights.few_hits:
                is_relaxed = False
            else:
                # Too few, or doubtful marks: the same question again, for all of them.
                plan = replace(plan, spelling=Spelling.FIRST if is_believed else Spelling.ANY)
                answer = self._ask(compiled(plan, pages), plan)
        hits = answer.hits(is_relaxed=is_relaxed, has_number=bool(pages))
        return replace(hits, hits=_in_order(hits.hits, plan, pages))

    def _in_steps(self, plan: Plan, pages: Numbered) -> tuple[Compile, Answer, bool]:
        """The question that finds enough, its answer, and whether some hits hold only a part of the words."""
        found = Answer()
        is_named = any(page.is_named for page in pages.values())
        is_certain = is_named or not plan.may_relax
        if plan.required or is_certain:
            found = self._ask(compile_plan(plan, pages), plan)
        if is_certain or found.has_whole:
            return compile_plan, found, False
        words = len(plan.terms.folded)
        if words <= MOST_CERTAIN_WORDS and found.every >= plan.weights.few_hits:
            if words == 1:
                return compile_plan, found, False
            return compile_slips, self._ask(compile_slips(plan, pages), plan), False
        relaxed = self._ask(compile_relaxed(plan, pages), plan)
        return compile_relaxed, relaxed, relaxed.every > found.every

    def suggest(self, plan: SuggestionPlan) -> Sequence[int]:
        return candidates(plan)

    def _ask(self, body: Body, plan: Plan) -> Answer:
        with read_carefully():
            answer = server().search(index=indices.alias(), body=body, filter_path=ANSWER)
            return Answer(answer.body, is_divided=plan.spelling is Spelling.FIRST)


def _in_order(hits: Sequence[SearchHit], plan: Plan, pages: Numbered) -> Sequence[SearchHit]:
    """The part of the hits that is wanted, the best of them in tiers; the others follow by their scores."""
    if not is_put_in_tiers(plan):
        return hits
    best = [_candidate(hit, pages) for hit in hits[:LOOKED_AT]]
    tiered = sorted(in_tiers(read_titles(best), plan), key=lambda one: key_of(one, plan), reverse=True)
    ordered = [*(SearchHit(one.page_id, one.score, one.is_spelled) for one in tiered), *hits[LOOKED_AT:]]
    return tuple(ordered[plan.start : plan.stop])


def _candidate(hit: SearchHit, pages: Numbered) -> Candidate:
    page = pages.get(hit.page_id) or Candidate(hit.page_id, "", hit.score)
    return replace(page, score=hit.score, is_spelled=hit.is_spelled)
