"""The figures as Markdown."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Sequence
from datetime import date

from tests.benchmarks.intake.comparing import ASKED, FIELDS
from tests.benchmarks.intake.measuring import Measured

__all__ = ["LEAST", "report"]

LEAST = 0.95
INTRODUCTION = (
    "Printed by `make bench-intake` (`python -m tests.benchmarks.intake`): documents of the corpus, printed",
    "in the layouts of state, Party and unions (NĐ 30/2020) with the spaces, dashes, dates and columns that",
    "people use, are made into files, read by the site's readers and compared field by field. “Sure, but",
    "wrong” are values that no doubt marks. Effect counts where the document states it; an abstract is right",
    "from 95 % likeness, an issuer if the library would find it.",
)


def report(measured: Sequence[Measured], today: date) -> str:
    return "\n".join(_lines(measured, today)) + "\n"


def _lines(measured: Sequence[Measured], today: date) -> Iterator[str]:
    yield "# How well drafts are filled in"
    yield ""
    yield from INTRODUCTION
    yield ""
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    load = f"load while measuring {os.getloadavg()[1]:.1f}"
    yield f"{today.day} {today:%B %Y}; {machine}; {load}."
    yield ""
    yield f"| field | asked | {' | '.join(f'{one.kind} (n = {one.count})' for one in measured)} |"
    yield f"|---|---|{'---|' * len(measured)}"
    for name in FIELDS:
        asked = f"≥ {LEAST:.2f}" if name in ASKED else ""
        cells = " | ".join(_cell(one, name) for one in measured)
        yield f"| {name} | {asked} | {cells} |"
    cells = " | ".join(f"{1000 * one.reading_seconds / max(one.count, 1):.0f}" for one in measured)
    yield f"| ms for reading the fields | | {cells} |"


def _cell(measured: Measured, name: str) -> str:
    accuracy = f"{measured.accuracy(name):.3f}"
    shown = f"**{accuracy}**" if name in ASKED and measured.accuracy(name) < LEAST else accuracy
    wrong = measured.certainly_wrong[name]
    return f"{shown} (sure, but wrong: {wrong})" if wrong else shown
