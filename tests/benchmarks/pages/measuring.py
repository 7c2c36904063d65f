"""What one kind of page costs."""

from __future__ import annotations

import statistics
from dataclasses import dataclass, field
from typing import Final

from tests.benchmarks.pages.asking import Readers
from tests.benchmarks.pages.processes import seconds
from tests.benchmarks.pages.stack import Served

__all__ = ["Figures", "measure"]

FIRST: Final = 200
MANY: Final = 16


@dataclass(frozen=True)
class Figures:
    """Times in milliseconds; `cpu` by group of processes, for one request."""

    name: str
    at_once: int
    rate: float
    p50: float
    p95: float
    p99: float
    cpu: dict[str, float] = field(default_factory=dict)
    statements: int = 0
    size: int = 0

    @property
    def total(self) -> float:
        return sum(self.cpu.values())


def measure(
    site: Served,
    readers: Readers,
    name: str,
    paths: list[str],
    at_once: int,
    length: float,
    *,
    warm: bool = True,
) -> Figures:
    """Ask for about so many seconds, after some times that do not count: more where pages are to be kept."""
    first = readers.ask(site.port, paths, FIRST if warm else 2 * len(paths), MANY if warm else 1)
    counted = readers.ask(site.port, paths, 2, 1, "X-Statements: 1\r\n")
    count = max(20, round(length * first.count / first.wall))
    before = seconds(site.groups)
    answers = readers.ask(site.port, paths, count, at_once)
    after = seconds(site.groups)
    cuts = [1000 * each for each in statistics.quantiles(answers.took, n=100)]
    return Figures(
        name,
        at_once,
        answers.count / answers.wall,
        cuts[49],
        cuts[94],
        cuts[98],
        {group: 1000 * (after[group] - before[group]) / answers.count for group in before},
        counted.statements,
        answers.size,
    )
