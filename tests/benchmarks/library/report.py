"""The figures as a page of Markdown."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Any, Final

__all__ = ["Measured", "report"]

# Group and name of an address → its `Figures`, as JSON has them.
Measured = dict[tuple[str, str], dict[str, Any]]
Found = Mapping[str, Mapping[int, Measured]]

HEAD: Final = """# A large library

`make bench-library` fills a library: two documents in three have a file, three in ten relations, all have
three citations; one in a hundred is a draft, two are restricted; 300 issuing bodies stand in three levels.
Then it asks for every address thirty times (staff's ten, bulky files once) and reads each answer. Times are
milliseconds in the process of the site, without network: median / 95th percentile, in brackets to the first
byte of what is streamed. `q` are queries, at the smallest and the largest size where they differ.

Counts, orders and places of the library's lists come from a catalogue in memory (`documents.catalogue`). The
first reader after a change reads it anew: the last table tells how long that takes.
"""
TITLES: Final = {
    "list": "Lists of the library",
    "page": "Pages",
    "export": "Lists as files",
    "API": "Data for programs",
    "staff": "Lists and reports of staff",
    "memory": "Reading the catalogue anew",
}


def report(found: Found) -> Iterator[str]:
    yield HEAD
    columns = [(name, size) for name, sizes in found.items() for size in sizes]
    rows = list(dict.fromkeys(key for name, size in columns for key in found[name][size]))
    rows.sort(key=lambda key: list(TITLES).index(key[0]))
    for group, keys in groupby(rows, key=lambda key: key[0]):
        yield f"## {TITLES[group]}"
        yield ""
        yield "| | " + " | ".join(f"{name} {size:,}" for name, size in columns) + " | q |"
        yield "| --- |" + " --: |" * (len(columns) + 1)
        for key in keys:
            cells = [_cell(found[name][size].get(key)) for name, size in columns]
            yield f"| {key[1]} | {' | '.join(cells)} | {_queries(found, key)} |"
        yield ""
    day = datetime.now(UTC).date()
    yield f"Measured on {day:%-d %B %Y} on {_machine()}, Python {platform.python_version()}."


def _cell(figures: Mapping[str, Any] | None) -> str:
    if figures is None:
        return ""
    times = f"{figures['median']:.0f} / {figures['p95']:.0f}"
    if figures["first"] is not None:
        times += f" ({figures['first']:.0f})"
    return times


def _queries(found: Found, key: tuple[str, str]) -> str:
    """Of each database, at the smallest and the largest size it was asked at; one number where all agree."""
    numbers = [
        [measured[key]["queries"] for measured in sizes.values() if key in measured]
        for sizes in found.values()
    ]
    ends = [f"{few[0]}" if few[0] == few[-1] else f"{few[0]}–{few[-1]}" for few in numbers if few]
    return " / ".join(dict.fromkeys(ends))


def _machine() -> str:
    model = next(
        (line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")),
        "",
    )
    return f"{os.cpu_count()} cores{f' ({model.strip()})' if model else ''}"


def _lines(path: str) -> list[str]:
    return Path(path).read_text().splitlines() if Path(path).exists() else []
