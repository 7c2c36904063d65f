"""The figures as a page of Markdown."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from tests.benchmarks.pages.measuring import Figures

__all__ = ["Run", "report"]

GROUPS: Final = ("web", "database", "redis", "engine", "nginx")
HEAD: Final = """# What pages cost

`make bench` starts the site as in production and asks for every kind of page. Each request comes from
another address, under one of 400 names of browsers: the counters see another reader, and the answer waits
until that is counted. Cold: no page is kept (`PAGE_CACHE_MB=0`). Warm: pages are kept. CPU is milliseconds
of the processor for one request, over all processes of a group with all that they started. Times are
milliseconds as the one who asks sees them. Statements are those of one request that comes alone. PostgreSQL
does not wait for the disk.
"""


@dataclass
class Run:
    """One filled site: figures by what was asked, and megabytes by group of processes."""

    title: str
    figures: list[tuple[str, Figures]] = field(default_factory=list)
    memory: Mapping[str, float] = field(default_factory=dict)


def report(runs: Sequence[Run], command: str) -> Iterator[str]:
    yield HEAD
    for run in runs:
        yield f"## {run.title}"
        yield ""
        groups = [name for name in GROUPS if any(name in figures.cpu for _state, figures in run.figures)]
        yield f"| | at once | a second | p50 | p95 | p99 | CPU | {' | '.join(groups)} | statements | bytes |"
        yield f"| --- |{' --: |' * (8 + len(groups))}"
        yield from (_row(state, figures, groups) for state, figures in run.figures)
        yield ""
        used = ", ".join(f"{name} {megabytes:.0f}" for name, megabytes in run.memory.items())
        yield f"Memory in MB (PSS), pages being kept: {used}."
        yield ""
    yield f"`{command}`, {datetime.now(UTC):%-d %B %Y}, {_machine()}."


def _row(state: str, figures: Figures, groups: Sequence[str]) -> str:
    cpu = " | ".join(f"{figures.cpu[name]:.2f}" if name in figures.cpu else "" for name in groups)
    times = f"{figures.p50:.1f} | {figures.p95:.1f} | {figures.p99:.1f}"
    return (
        f"| {state}: {figures.name} | {figures.at_once} | {figures.rate:,.0f} | {times} | {figures.total:.2f}"
        f" | {cpu} | {figures.statements or ''} | {figures.size:,} |"
    )


def _machine() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    busy = os.getloadavg()[1]
    return f"{os.cpu_count()} cores ({model}), load {busy:.0f}, Python {platform.python_version()}"
