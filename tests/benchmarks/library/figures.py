"""How long an address takes, and how many queries."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from django.contrib.auth import get_user_model
from django.db import connection
from django.http import HttpResponseBase, StreamingHttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.benchmarks.library.addresses import Asked

__all__ = ["Figures", "figures_of", "figures_of_act"]


@dataclass(frozen=True, slots=True)
class Figures:
    """Milliseconds; `first` is the median time to the first byte where an answer is streamed."""

    group: str
    name: str
    queries: int
    median: float
    p95: float
    first: float | None = None
    size: int = 0


@cache
def client(*, by_staff: bool) -> Client:
    made = Client()
    if by_staff:
        made.force_login(get_user_model().objects.get(username="staff"))
    return made


def figures_of(asked: Asked, rounds: int) -> Figures:
    """Ask `rounds` times, after twice that are not timed; what is bulky is asked once."""
    if not asked.is_bulky:
        # The first request fills what belongs to the process.
        _ask(asked)
    with CaptureQueriesContext(connection) as captured:
        times = [_ask(asked)]
    queries = len(captured)
    if not asked.is_bulky:
        times = [_ask(asked) for _ in range(rounds)]
    totals = [timed.total for timed in times]
    firsts = [timed.first for timed in times if timed.first is not None]
    return Figures(
        asked.group,
        asked.name,
        queries,
        statistics.median(totals),
        statistics.quantiles(totals, n=20)[-1] if len(totals) > 1 else totals[0],
        statistics.median(firsts) if firsts else None,
        times[-1].size,
    )


def figures_of_act(group: str, name: str, act: Callable[[], object], rounds: int) -> Figures:
    """Of what has no address."""
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        with CaptureQueriesContext(connection) as captured:
            act()
        times.append((time.perf_counter() - started) * 1000)
    return Figures(group, name, len(captured), statistics.median(times), max(times))


class Timed(NamedTuple):
    """Milliseconds of one answer, those to its first byte if it was streamed, and its bytes."""

    total: float
    first: float | None
    size: int


def _ask(asked: Asked) -> Timed:
    """Ask once, and read the answer to its end."""
    started = time.perf_counter()
    response: HttpResponseBase = client(by_staff=asked.by_staff).get(asked.url)
    assert response.status_code == 200, (asked, response.status_code)
    if not isinstance(response, StreamingHttpResponse):
        return Timed(_since(started), None, len(getattr(response, "content", b"")))
    size, first = 0, None
    for chunk in response.streaming_content:
        first = first or _since(started)
        size += len(chunk)
    return Timed(_since(started), first, size)


def _since(started: float) -> float:
    return (time.perf_counter() - started) * 1000
