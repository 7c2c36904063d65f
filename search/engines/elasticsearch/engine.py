"""Searching in Elasticsearch: the cheap question first, the costly one where that found too little."""

from __future__ import annotations

from collections.abc import Sequence

from search.engines.base import Hits
from search.engines.elasticsearch import indices
from search.engines.elasticsearch.answers import COMPLETE, Answer
from search.engines.elasticsearch.client import server
from search.engines.elasticsearch.compiler import Body, compile_plan, compile_relaxed, compile_slips
from search.engines.elasticsearch.node import read_carefully
from search.engines.elasticsearch.suggesting import candidates
from search.plan import Plan
from search.unfinished import SuggestionPlan

__all__ = ["ElasticsearchEngine"]

# With more words a page that holds all of them here and there need not be what is meant.
MOST_CERTAIN_WORDS = 4
# Only what is read below is sent back.
ANSWER = f"{COMPLETE},hits.total.value,hits.hits._id,hits.hits._score,hits.hits.fields,aggregations"


class ElasticsearchEngine:
    """Asks the index behind the alias. Raises the errors of `elasticsearch` where no answer can be had."""

    name = "elasticsearch"

    def search(self, plan: Plan) -> Hits:
        if plan.is_empty:
            return Hits()
        found = Answer()
        if plan.required or plan.numbers:
            found = self._ask(compile_plan(plan))
        if not plan.may_relax or found.has_whole or (found.has_number and plan.has_sure_number):
            return found.hits()
        words = len(plan.terms.folded)
        if words <= MOST_CERTAIN_WORDS and found.every >= plan.weights.few_hits:
            return self._ask(compile_slips(plan)).hits() if words > 1 else found.hits()
        relaxed = self._ask(compile_relaxed(plan))
        return relaxed.hits(is_relaxed=relaxed.every > found.every)

    def suggest(self, plan: SuggestionPlan) -> Sequence[int]:
        return candidates(plan)

    def _ask(self, body: Body) -> Answer:
        with read_carefully():
            return Answer(server().search(index=indices.alias(), body=body, filter_path=ANSWER).body)
