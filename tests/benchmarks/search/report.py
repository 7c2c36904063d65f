"""The figures as Markdown."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import django
from django.db import connection
from django.utils import timezone

from search.engines.elasticsearch import is_configured
from search.engines.elasticsearch.client import patient
from tests.benchmarks.search.asking import BASELINE, SERVER
from tests.benchmarks.search.floors import FLOORS, Floor, floor_of
from tests.benchmarks.search.quality import Quality
from tests.benchmarks.search.rebuilding import Throughput
from tests.benchmarks.search.speed import Times

__all__ = ["machine", "quality_table", "speed_table", "throughput_line"]

Qualities = Mapping[str, Mapping[str, Quality]]


def machine() -> str:
    """Where and with what the figures were measured."""
    memory = Path("/proc/meminfo")
    gigabytes = int(memory.read_text().split()[1]) / 2**20 if memory.exists() else 0
    parts = [
        f"{os.cpu_count()} cores",
        f"{gigabytes:.0f} GB of memory",
        f"Python {platform.python_version()}",
    ]
    parts += [f"Django {django.get_version()}", f"{connection.display_name} {_database_version()}"]
    if is_configured():
        info = patient().info()
        parts.append(f"Elasticsearch {info['version']['number']}")
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    return f"{timezone.localdate():%-d %B %Y}; {', '.join(parts)}; load while measuring {load}."


def _database_version() -> str:
    return ".".join(map(str, connection.get_database_version()))


def quality_table(qualities: Qualities) -> Iterator[str]:
    """A row a kind in the order of the floors; a figure below its floor is bold."""
    names = list(qualities)
    head = ["kind", "n", "asked"]
    for name in names:
        head += [f"{name} MRR@10", "success@1", "recall@10"]
    yield from _head(head)
    kinds = {kind for some in qualities.values() for kind in some}
    known = [kind for floor in FLOORS for kind in floor.kinds if kind in kinds]
    for kind in [*known, *sorted(kinds.difference(known))]:
        floor = floor_of(kind)
        count = next(len(some[kind].places) for some in qualities.values() if kind in some)
        cells = [kind, str(count), _asked(floor)]
        for name in names:
            cells += _figures(name, qualities[name].get(kind), floor)
        yield _row(cells)


def _asked(floor: Floor | None) -> str:
    return f"{floor.name} {floor.server:.2f} / {floor.database:.2f}" if floor else ""


def _figures(name: str, quality: Quality | None, floor: Floor | None) -> Iterator[str]:
    if quality is None:
        yield from ("", "", "")
        return
    for measure in ("mrr", "success", "recall"):
        value = getattr(quality, measure)
        text = f"{value:.3f}" if measure == "mrr" else f"{value:.2f}"
        asked = floor is not None and floor.measure == measure and name != BASELINE
        least = 0.0 if floor is None else floor.server if name == SERVER else floor.database
        yield f"**{text}**" if asked and round(value, 3) < least else text


def speed_table(times: Mapping[str, Times], ratios: Sequence[tuple[str, str, str, float]]) -> Iterator[str]:
    """Times, and the ratios asked: each a name, the way that is measured, the one beside it, and the most."""
    yield from _head(["way", "p50 ms", "p95 ms"])
    for name, some in times.items():
        yield _row([name, f"{some.share(0.5):.1f}", f"{some.share(0.95):.1f}"])
    yield ""
    for title, one, other, most in ratios:
        if one in times and other in times:
            ratio = times[one].share(0.95) / times[other].share(0.95)
            yield f"- {title}: {ratio:.2f} at the 95th percentile (asked: at most {most})"


def throughput_line(throughput: Throughput) -> str:
    return (
        f"- full rebuild: {throughput.rebuild:.0f} pages a second; `helpers.parallel_bulk` of the finished "
        f"documents from a file: {throughput.from_file:.0f}; share {throughput.share:.2f} (asked: at least "
        "0.70)"
    )


def _head(cells: Sequence[str]) -> Iterator[str]:
    yield _row(cells)
    yield "|---" * len(cells) + "|"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
