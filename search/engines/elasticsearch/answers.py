"""Reading what the server says to a search. What it could not answer whole is no answer.

A part of the hits looks like all of them, and a search that broke off like one that finds nothing.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from search.engines.base import Hits, SearchHit
from search.engines.elasticsearch.filters import Counts, by_key, count_of, page_of
from search.engines.elasticsearch.node import UnusableAnswerError

__all__ = ["COMPLETE", "Answer", "complete"]

# What has to be sent back with every answer, so that it can be told whether it is whole.
COMPLETE = "timed_out,_shards.failed"
EMPTY = {"timed_out": False, "_shards": {"failed": 0}, "hits": {"total": {"value": 0}}}


def complete(body: Any) -> Mapping[str, Any]:
    """The body of an answer. Raises `UnusableAnswerError` for one that is none, or of a part of the index."""
    if not isinstance(body, Mapping) or body.get("timed_out") is not False:
        raise UnusableAnswerError("The server did not come to the end of the search.")
    if body["_shards"]["failed"] != 0:
        raise UnusableAnswerError("A part of the index did not answer.")
    return body


class Answer:
    """An answer of the server, of which it leaves out what is empty.

    Without a body nothing was asked and nothing is found.
    """

    def __init__(self, body: Any = EMPTY) -> None:
        body = complete(body)
        found = body["hits"]
        aggregations = body.get("aggregations", {})
        self._total = count_of(found["total"]["value"])
        self._hits = [_hit(hit) for hit in found.get("hits", [])]
        buckets = aggregations.get("kinds", {}).get("buckets", [])
        self._kinds = by_key(buckets)
        self._counts = Counts.of(aggregations, self._kinds)
        self.has_whole = bool(aggregations.get("whole", {}).get("doc_count"))

    @property
    def every(self) -> int:
        """The hits of every kind together."""
        return sum(self._kinds.values())

    def hits(self, *, is_relaxed: bool, has_number: bool) -> Hits:
        return Hits(
            total=self._total,
            hits=tuple(self._hits),
            kinds=self._counts.kinds,
            is_relaxed=is_relaxed,
            has_number=has_number,
            facets=self._counts.facets,
            without=self._counts.without,
            unfiltered=self.every,
        )


def _hit(hit: Mapping[str, Any]) -> SearchHit:
    score = float(hit.get("_score") or 0)
    if not math.isfinite(score):
        raise UnusableAnswerError(f"A score is {score}.")
    return SearchHit(page_of(hit), round(score, 4))
