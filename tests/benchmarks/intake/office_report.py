"""The figures of scans of offices as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.benchmarks.intake.office_measuring import (
    FIELDS,
    LEAST_OF_CERTAIN,
    LEAST_OF_FILLED,
    OfficeFigures,
)

__all__ = ["office_report"]

INTRODUCTION = (
    "Documents of the corpus and of union bodies, printed with blanks; number and day are written in by hand",
    "(four in five), a round stamp and a signature lie over the block of who signs; grey or yellow paper,",
    "0.3 to 2° askew, 150 to 300 dpi, in colour, grey or black and white, with noise, letters of the other",
    "side, staples; three in ten have a text layer recognised in English. Rules were made from the half for",
    "development alone. Only what is filled in can be right; “sure” is what no doubt marks.",
)


def office_report(halves: Sequence[OfficeFigures]) -> str:
    return "\n".join(_lines(halves)) + "\n" if halves else ""


def _lines(halves: Sequence[OfficeFigures]) -> Iterator[str]:
    yield ""
    yield "## Scans as offices make them"
    yield ""
    yield from INTRODUCTION
    for figures in halves:
        yield ""
        yield f"**{figures.half.name.capitalize()}** (n = {figures.count}, {figures.by_hand} by hand)"
        yield ""
        yield "| field | filled in | right of these | sure | right of these |"
        yield "|---|---|---|---|---|"
        for name in FIELDS:
            yield (
                f"| {name} | {figures.filled[name]} | {figures.right[name]}"
                f" | {figures.certain[name]} | {figures.certainly_right[name]} |"
            )
        yield (
            f"| all | {figures.filled.total()} | {figures.of_filled:.3f} (≥ {LEAST_OF_FILLED})"
            f" | {figures.certain.total()} | {figures.of_certain:.3f} (≥ {LEAST_OF_CERTAIN}) |"
        )
        yield ""
        yield f"Of {figures.unread_numbers} numbers not read, {figures.symbols} have their symbol right."
