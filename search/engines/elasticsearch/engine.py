"""Searching in Elasticsearch: the cheap question first, the costly one where that found too little."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from search.engines.base import Hits, SearchHit
from search.engines.elasticsearch import indices
from search.engines.elasticsearch.client import server
from search.engines.elasticsearch.compiler import Body, compile_plan, compile_relaxed, compile_slips
from search.engines.elasticsearch.filters import Counts, page_of
from search.engines.elasticsearch.suggesting import candidates
from search.plan import Plan
from search.unfinished import SuggestionPlan

__all__ = ["ElasticsearchEngine"]

# With more words a page that holds all of them here and there need not be what is meant.
MOST_CERTAIN_WORDS = 4
# Only what is read below is sent back.
ANSWER = "hits.total.value,hits.hits._id,hits.hits._score,hits.hits.fields,aggregations"


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
        answer = server().search(index=indices.alias(), body=body, filter_path=ANSWER)
        return Answer(answer.body)


class Answer:
    """An answer of the server, of which it leaves out what is empty."""

    def __init__(self, body: Mapping[str, Any] | None = None) -> None:
        body = body or {}
        found = body.get("hits", {})
        aggregations = body.get("aggregations", {})
        self._total: int = found.get("total", {}).get("value", 0)
        self._hits = [
            SearchHit(page_of(hit), round(hit.get("_score") or 0, 4)) for hit in found.get("hits", [])
        ]
        buckets = aggregations.get("kinds", {}).get("buckets", [])
        self._kinds = {bucket["key"]: bucket["doc_count"] for bucket in buckets}
        self._counts = Counts.of(aggregations, self._kinds)
        self.has_whole = bool(aggregations.get("whole", {}).get("doc_count"))
        self.has_number = bool(aggregations.get("numbered", {}).get("doc_count"))

    @property
    def every(self) -> int:
        """The hits of every kind together."""
        return sum(self._kinds.values())

    def hits(self, *, is_relaxed: bool = False) -> Hits:
        return Hits(
            total=self._total,
            hits=tuple(self._hits),
            kinds=self._counts.kinds,
            is_relaxed=is_relaxed,
            has_number=self.has_number,
            facets=self._counts.facets,
            without=self._counts.without,
            unfiltered=self.every,
        )
