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
from search.engines.elasticsearch.spelling import BEST, IN_TITLE, SPELLED, SPELLED_RANK
from search.facets import MARKS
from search.weights import Weights

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

    Without a body nothing was asked and nothing is found. `is_divided`: hits with the marks that were typed
    come first, and the others behind a line.
    """

    def __init__(self, body: Any = EMPTY, *, is_divided: bool = False) -> None:
        body = complete(body)
        found = body["hits"]
        self._is_divided = is_divided
        aggregations = body.get("aggregations", {})
        self._total = count_of(found["total"]["value"])
        self._hits = [_hit(hit, is_divided=is_divided) for hit in found.get("hits", [])]
        buckets = aggregations.get("kinds", {}).get("buckets", [])
        self._aggregations = aggregations
        self._spelling = aggregations.get(SPELLED)
        self.spelled = count_of(self._spelling["doc_count"]) if self._spelling else 0
        self._best, self._best_spelled = _best(aggregations), _best(self._spelling or {})
        self._kinds = by_key(buckets)
        self._counts = Counts.of(aggregations, self._kinds)
        self.has_whole = bool(aggregations.get("whole", {}).get("doc_count"))

    @property
    def every(self) -> int:
        """The hits of every kind together."""
        return sum(self._kinds.values())

    def believes(self, weights: Weights) -> bool:
        """Whether pages with the marks that were typed are among the best."""
        if not self._spelling or not self.spelled:
            return False
        in_title, spelled_in_title = _in_title(self._aggregations), _in_title(self._spelling)
        is_among_best = self._best_spelled >= weights.believed_marks * self._best
        return is_among_best and (not in_title or bool(spelled_in_title))

    def hits(self, *, is_relaxed: bool, has_number: bool) -> Hits:
        return Hits(
            total=self._total,
            hits=tuple(self._hits),
            kinds=self._counts.kinds,
            is_relaxed=is_relaxed,
            has_number=has_number,
            facets=self._counts.facets,
            without={name: count for name, count in self._counts.without.items() if name != MARKS},
            unfiltered=self.spelled if self._spelling else self.every,
            has_believed_marks=self._is_divided or self._spelling is not None,
            otherwise_spelled=max(self._counts.without.get(MARKS, 0) - self._total, 0),
        )


def _hit(hit: Mapping[str, Any], *, is_divided: bool) -> SearchHit:
    """A hit of a list that is divided by spelling, or of one that is not."""
    score = float(hit.get("_score") or 0)
    names = hit.get("matched_queries", [])
    is_spelled = not is_divided or SPELLED in names
    if is_divided and is_spelled:
        score = max(score - SPELLED_RANK, 0.0)
    if not math.isfinite(score):
        raise UnusableAnswerError(f"A score is {score}.")
    return SearchHit(page_of(hit), round(score, 4), is_spelled)


def _best(aggregations: Mapping[str, Any]) -> float:
    """The score of the best hit of all, 0 where there is none or where it was not asked for."""
    hits = aggregations.get(BEST, {}).get("hits", {}).get("hits", [])
    return float(hits[0]["_score"]) if hits else 0.0


def _in_title(aggregations: Mapping[str, Any]) -> int:
    """The hits that have the whole query in their title."""
    return count_of(aggregations.get(IN_TITLE, {}).get("doc_count", 0))
