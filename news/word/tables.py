"""Tables: those that hold data, and those that only put things beside each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from news.word.doubts import Doubt, Reason
from news.word.draft import Table
from news.word.elements import Cell, Element, Grid, Paragraph, spelled_out

__all__ = ["is_layout", "laid_out", "table_of"]

# How documents of offices begin, in a table without lines.
NATIONAL: Final = re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM")
RECIPIENTS: Final = re.compile(r"nơi nhận\s*:", re.IGNORECASE)
MOST_COLUMNS: Final = 60


def is_layout(grid: Grid, doubts: list[Doubt]) -> bool:
    """Whether a table is there for what it puts beside each other: pictures, or the head of a document."""
    words = _words(grid)
    if NATIONAL.search(words):
        doubts.append(Doubt(Reason.ADMINISTRATIVE, words[:200]))
        return True
    cells = [cell for row in grid.rows for cell in row]
    has_pictures = any(_has_pictures(cell.elements) for cell in cells)
    is_nested = any(isinstance(one, Grid) for cell in cells for one in cell.elements)
    one_column = all(len(row) <= 1 for row in grid.rows)
    return has_pictures or is_nested or one_column or bool(RECIPIENTS.match(words))


def laid_out(grid: Grid) -> Iterator[Element]:
    """What stands in such a table, one after the other; below a row of pictures each has its caption."""
    rows = grid.rows
    number = 0
    while number < len(rows):
        row = rows[number]
        below = rows[number + 1] if number + 1 < len(rows) else []
        if _is_row_of_pictures(row) and len(below) == len(row) and not _is_row_of_pictures(below):
            for cell, caption in zip(row, below, strict=True):
                yield from cell.elements
                yield from _as_captions(caption)
            number += 1
        else:
            for cell in row:
                yield from cell.elements
        number += 1


def table_of(grid: Grid, doubts: list[Doubt]) -> Table | None:
    """The table, every cell in its place, one that reaches over several written once. None if empty."""
    rows = [_row(row) for row in grid.rows]
    width = min(max(map(len, rows), default=0), MOST_COLUMNS)
    rows = [[*row, *[""] * (width - len(row))] for row in rows]
    if not any(any(row) for row in rows):
        return None
    if any(cell.columns > 1 or cell.goes_on for row in grid.rows for cell in row):
        doubts.append(Doubt(Reason.TABLE_MERGED, " | ".join(filter(None, rows[0]))))
    return Table(rows, has_header=grid.has_header or _is_bold(grid.rows))


def _row(row: list[Cell]) -> list[str]:
    cells: list[str] = []
    for cell in row:
        cells += [_text(cell), *[""] * (cell.columns - 1)]
    return cells


def _text(cell: Cell) -> str:
    lines = []
    for one in cell.elements:
        if isinstance(one, Paragraph):
            label = f"{one.label.text or '-'} " if one.label and one.words else ""
            lines += [
                f"{label if not number else ''}{spelled_out(line.runs)}"
                for number, line in enumerate(one.lines())
            ]
    return "\n".join(line for line in lines if line.strip())


def _is_bold(rows: list[list[Cell]]) -> bool:
    """Whether the first row, and only it, is bold: a head without Word's mark for it."""
    bold = [_is_bold_row(row) for row in rows]
    return len(rows) > 1 and bold[0] and not all(bold)


def _is_bold_row(row: list[Cell]) -> bool:
    written = [one for cell in row for one in cell.elements if isinstance(one, Paragraph) and one.words]
    return bool(written) and all(one.is_bold for one in written)


def _has_pictures(elements: list[Element]) -> bool:
    return any(
        one.pictures
        if isinstance(one, Paragraph)
        else any(_has_pictures(cell.elements) for row in one.rows for cell in row)
        for one in elements
    )


def _is_row_of_pictures(row: list[Cell]) -> bool:
    return bool(row) and all(_has_pictures(cell.elements) for cell in row)


def _as_captions(cell: Cell) -> Iterator[Element]:
    for one in cell.elements:
        if isinstance(one, Paragraph) and one.words:
            one.role = "caption"
        yield one


def _words(grid: Grid) -> str:
    return " ".join(
        one.words for row in grid.rows for cell in row for one in cell.elements if isinstance(one, Paragraph)
    )
