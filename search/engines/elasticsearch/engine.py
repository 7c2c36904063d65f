"""Searching in Elasticsearch: the cheap question first, the costly one where that found too little."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from search.engines.base import Hits, SearchHit
from search.engines.elasticsearch import indices
from search.engines.elasticsearch.client import server
from search.engines.elasticsearch.compiler import Body, compile_plan, compile_relaxed
from search.plan import Plan

__all__ = ["ElasticsearchEngine"]

# Only what is read below is sent back.
ANSWER = "hits.total.value,hits.hits._id,hits.hits._score,aggregations"


class ElasticsearchEngine:
    """Asks the index behind the alias. Raises the errors of `elasticsearch` where no answer can be had."""

    name = "elasticsearch"

    def search(self, plan: Plan) -> Hits:
        if plan.is_empty:
            return Hits()
        found = Answer()
        if plan.required or plan.numbers:
            found = self._ask(compile_plan(plan))
        if plan.may_relax and found.every < plan.weights.few_hits:
            relaxed = self._ask(compile_relaxed(plan))
            return relaxed.hits(is_relaxed=relaxed.every > found.every)
        return found.hits()

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
        self._hits = [SearchHit(int(hit["_id"]), round(hit["_score"], 4)) for hit in found.get("hits", [])]
        buckets = aggregations.get("kinds", {}).get("buckets", [])
        self._kinds = {bucket["key"]: bucket["doc_count"] for bucket in buckets}
        self._has_number = bool(aggregations.get("numbered", {}).get("doc_count"))

    @property
    def every(self) -> int:
        """The hits of every kind together."""
        return sum(self._kinds.values())

    def hits(self, *, is_relaxed: bool = False) -> Hits:
        return Hits(
            total=self._total,
            hits=tuple(self._hits),
            kinds=self._kinds,
            is_relaxed=is_relaxed,
            has_number=self._has_number,
        )
