"""Cells on one line: a table's row, or columns set with tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

__all__ = ["cut_cells"]

# What was left to be filled in by hand, with tabs for the gap: "Số:⇥/QĐ-LĐLĐ", "ngày⇥tháng⇥năm 2024".
GAP_BEFORE: Final = re.compile(r"(?:\b(?:Số|SỐ)\s?:?|\b[Nn]gày|\btháng|\bnăm|V/v:?)\s*$")
GAP_AFTER: Final = re.compile(r"\s*(?:[/\\]|tháng\b|năm\b|\d)")


def cut_cells(text: str) -> Iterator[str]:
    """The cells of a line, in order; a gap within a number or a date is no end of a cell."""
    kept = ""
    for cell in text.split("\t"):
        if kept and (GAP_BEFORE.search(kept) or not cell.strip()) and _goes_on(kept, cell):
            kept = f"{kept} {cell}"
            continue
        if kept:
            yield kept
        kept = cell
    if kept:
        yield kept


def _goes_on(before: str, cell: str) -> bool:
    """Whether a gap and what follows it belong to what stands before: also over several tabs."""
    return not cell.strip() or GAP_AFTER.match(cell) is not None or before.rstrip().endswith(("V/v", "V/v:"))
