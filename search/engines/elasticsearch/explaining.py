"""Searching as readers do, with every request written down and every score explained by the server."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from search.engines.elasticsearch import indices
from search.engines.elasticsearch.answers import Answer
from search.engines.elasticsearch.client import patient
from search.engines.elasticsearch.compiler import Body
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.elasticsearch.filters import page_of
from search.engines.elasticsearch.node import read_carefully
from search.engines.explained import Explained, Step
from search.enums import Spelling
from search.query.plan import Plan

__all__ = ["explain"]

DEEPEST = 6


class ExplainingEngine(ElasticsearchEngine):
    def __init__(self) -> None:
        self.steps: list[Step] = []
        self.scores: dict[int, str] = {}

    def _ask(self, body: Body, plan: Plan) -> Answer:
        self.steps.append(Step("_search", json.dumps(body, ensure_ascii=False, indent=2)))
        with read_carefully():
            answer = patient().search(index=indices.alias(), body={**body, "explain": True}).body
            self.scores = {
                page_of(hit): "\n".join(_lines(hit["_explanation"])) for hit in answer["hits"]["hits"]
            }
            return Answer(answer, is_divided=plan.spelling is Spelling.FIRST)


def explain(plan: Plan) -> Explained:
    """Raises the errors of `elasticsearch` where the server does not answer."""
    engine = ExplainingEngine()
    hits = engine.search(plan)
    return Explained(hits, engine.steps, engine.scores)


def _lines(explanation: Mapping[str, Any], depth: int = 0) -> Iterator[str]:
    """The parts of a score that add to it, each with its own parts below and further in."""
    if not explanation["value"] or depth > DEEPEST:
        return
    yield f"{'  ' * depth}{explanation['value']:.3f}  {explanation['description']}"
    for part in explanation.get("details", ()):
        yield from _lines(part, depth + 1)
