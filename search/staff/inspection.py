"""A search laid open: what was understood, what was planned, what was asked, and why a hit stands there."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any

from django.db import connection
from django.http import HttpRequest
from elasticsearch import ApiError, TransportError

from search.engines import current_engine
from search.engines.elasticsearch import explaining, is_configured
from search.engines.explained import Explained, Step
from search.query.analysis import Analysis, analyse
from search.query.plan import Plan, make_plan
from search.query.query import SearchQuery
from search.results.results import Result, results_of

__all__ = ["InspectedHit", "Inspection", "inspect"]

LONGEST_PARAMETER = 300


@dataclass(frozen=True, slots=True)
class InspectedHit:
    result: Result
    explanation: str


@dataclass(frozen=True, slots=True)
class Inspection:
    """`failure` says why the server of ELASTICSEARCH_URL was not asked and the database answered instead."""

    analysis: Analysis
    plan: Plan
    engine: str
    total: int
    steps: Sequence[Step]
    hits: Sequence[InspectedHit]
    milliseconds: float
    failure: str = ""

    @property
    def plan_fields(self) -> Mapping[str, Any]:
        """What is set in the plan, without the weights, which are the same for every search."""
        fields = {name: value for name, value in asdict(self.plan).items() if value and name != "weights"}
        for name in ("numbers", "bare_numbers"):
            fields[name] = [number.key for number in getattr(self.plan, name)]
        return fields


def inspect(query: SearchQuery, request: HttpRequest | None = None) -> Inspection:
    """Answer a query as for a reader, and keep everything that led to the answer."""
    analysis = analyse(query.text)
    plan = make_plan(analysis, query)
    started = time.perf_counter()
    engine, explained, failure = _explained(plan)
    milliseconds = 1000 * (time.perf_counter() - started)
    return Inspection(
        analysis=analysis,
        plan=plan,
        engine=engine,
        total=explained.hits.total,
        steps=explained.steps,
        hits=[
            InspectedHit(result, explained.scores.get(result.page_id, ""))
            for result in results_of(explained.hits.hits, analysis, request)
        ],
        milliseconds=milliseconds,
        failure=failure,
    )


def _explained(plan: Plan) -> tuple[str, Explained, str]:
    if not is_configured():
        return current_engine().name, _explained_by_database(plan), ""
    try:
        return "elasticsearch", explaining.explain(plan), ""
    except (ApiError, TransportError) as error:
        return current_engine().name, _explained_by_database(plan), str(error)


def _explained_by_database(plan: Plan) -> Explained:
    with _written_down() as steps:
        hits = current_engine().search(plan)
    return Explained(hits, steps)


@contextmanager
def _written_down() -> Iterator[list[Step]]:
    """The statements that are executed in the block, with their parameters."""
    steps: list[Step] = []

    def write_down(
        execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Mapping[str, Any]
    ) -> Any:
        values = "\n".join(_short(value) for value in params or ())
        steps.append(Step("SQL", f"{sql.strip()}\n\n{values}".strip()))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(write_down):
        yield steps


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= LONGEST_PARAMETER else f"{text[:LONGEST_PARAMETER]}…"
