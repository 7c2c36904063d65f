"""Scans of offices read as the site reads them: what is filled in, what doubted, what of both is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from extraction.readers.results import Limits
from tests.benchmarks.intake.comparing import compare
from tests.benchmarks.intake.measuring import pages_of, reading_of
from tests.benchmarks.intake.office_scans import as_office_scan
from tests.benchmarks.intake.offices import office_papers

__all__ = [
    "DEVELOPMENT",
    "FIELDS",
    "HELD_OUT",
    "LEAST_OF_CERTAIN",
    "LEAST_OF_FILLED",
    "Half",
    "OfficeFigures",
    "measure_offices",
]

FIELDS: Final = ("number", "issued_on", "issuer", "type", "signer", "abstract")
# Of what is filled in, and of what is filled in without a doubt, so much has to be right.
LEAST_OF_FILLED, LEAST_OF_CERTAIN = 0.85, 0.98


@dataclass(frozen=True, slots=True)
class Half:
    """Every second document of the corpus, and chances of its own: no page is in both halves."""

    name: str
    first: int
    seed: int


DEVELOPMENT: Final = Half("development", 0, 1)
HELD_OUT: Final = Half("held out", 1, 7)


@dataclass
class OfficeFigures:
    """By field, and by field and "sure"; `symbols` are those kept of numbers that were not read."""

    half: Half
    count: int = 0
    by_hand: int = 0
    filled: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    certain: Counter[str] = field(default_factory=Counter)
    certainly_right: Counter[str] = field(default_factory=Counter)
    unread_numbers: int = 0
    symbols: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def of_filled(self) -> float:
        return self.right.total() / max(self.filled.total(), 1)

    @property
    def of_certain(self) -> float:
        return self.certainly_right.total() / max(self.certain.total(), 1)

    @property
    def is_good(self) -> bool:
        return self.of_filled >= LEAST_OF_FILLED and self.of_certain >= LEAST_OF_CERTAIN


def measure_offices(
    half: Half, rows: Sequence[Mapping[str, str]], size: int, limits: Limits
) -> OfficeFigures:
    figures = OfficeFigures(half)
    mine = rows[half.first :: 2]
    for filled in list(office_papers(mine[:: max(1, len(mine) // size)], half.seed))[:size]:
        reading = reading_of(pages_of(as_office_scan(filled, half.seed, limits.tesseract), ".pdf", limits))
        figures.count += 1
        figures.by_hand += bool(filled.hand)
        for name, mark in compare(filled.paper, reading).items():
            if name not in FIELDS or not mark.is_filled:
                continue
            figures.filled[name] += 1
            figures.right[name] += mark.is_right
            figures.certain[name] += mark.is_certain
            figures.certainly_right[name] += mark.is_certain and mark.is_right
            if not mark.is_right:
                sure = "sure of " if mark.is_certain else ""
                figures.wrong.append(f"{sure}{name} of {filled.paper.source_id}")
        if reading.number.value is None:
            figures.unread_numbers += 1
            figures.symbols += filled.paper.number.endswith(reading.symbol.value or "?")
    return figures
