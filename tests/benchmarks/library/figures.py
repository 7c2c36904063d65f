"""How long an address takes, and how many queries."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

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
    """Ask `rounds` times, after once that is not measured."""
    if not asked.is_bulky:
        _ask(asked)
    times, firsts, size = [], [], 0
    for _ in range(rounds):
        started = time.perf_counter()
        response = _ask(asked)
        first, size = _read(response)
        times.append((time.perf_counter() - started) * 1000)
        firsts.append((first - started) * 1000)
        streams = response.streaming
    with CaptureQueriesContext(connection) as captured:
        _read(_ask(asked))
    return Figures(
        asked.group,
        asked.name,
        len(captured),
        statistics.median(times),
        statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0],
        statistics.median(firsts) if streams else None,
        size,
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


def _ask(asked: Asked) -> HttpResponseBase:
    response: HttpResponseBase = client(by_staff=asked.by_staff).get(asked.url)
    assert response.status_code == 200, (asked, response.status_code)
    return response


def _read(response: HttpResponseBase) -> tuple[float, int]:
    """Read an answer to its end; the moment of its first bytes, and how many there were."""
    if not isinstance(response, StreamingHttpResponse):
        return time.perf_counter(), len(getattr(response, "content", b""))
    size, first = 0, 0.0
    for chunk in response.streaming_content:
        first = first or time.perf_counter()
        size += len(chunk)
    return first, size
