"""Text of Excel files since 2007 (.xlsx): a sheet is a page, a row a line, cells are set apart by tabs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from extraction.readers.packages import open_package
from extraction.readers.results import Limits, Outcome, PageText, UnreadableError
from extraction.readers.runs import Builder

__all__ = ["read_spreadsheet", "shown"]

# Some programs write a row for each of a sheet's million lines, and styles for its sixteen thousand columns.
MOST_ROWS: Final = 200_000
MOST_COLUMNS: Final = 1000


def read_spreadsheet(path: Path, limits: Limits) -> list[PageText]:
    """What cells show, as far as values tell: formulas give the value they had when the file was saved."""
    with open_package(path, limits):
        pass
    builder = Builder(limits)
    try:
        for title, rows in _sheets(path):
            builder.heading(1)
            builder.add(f"{title}\n")
            for row in rows:
                builder.add(row)
                builder.end_paragraph()
            builder.end_page()
    except (InvalidFileException, BadZipFile, ParseError, OSError) as error:
        raise UnreadableError(Outcome.BROKEN) from error
    except (KeyError, ValueError, TypeError, IndexError, AttributeError) as error:
        # What openpyxl says to parts that contradict each other.
        raise UnreadableError(Outcome.BROKEN) from error
    return builder.pages()


def _sheets(path: Path) -> Iterator[tuple[str, Iterator[str]]]:
    # From an open file: of a path, openpyxl wants to know the extension.
    with path.open("rb") as file:
        workbook = load_workbook(file, read_only=True, data_only=True, keep_links=False)
        for sheet in workbook.worksheets:
            yield sheet.title, _rows(sheet)


def _rows(sheet: Any) -> Iterator[str]:
    for row in sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True):
        line = "\t".join(map(shown, row)).rstrip()
        if line:
            yield line


def shown(value: object) -> str:
    """A value of a cell as people write it: days as 01/07/2013, numbers without needless digits."""
    match value:
        case None:
            return ""
        case datetime() if value.time() == time():
            return f"{value:%d/%m/%Y}"
        case datetime():
            return f"{value:%d/%m/%Y %H:%M}"
        case date():
            return f"{value:%d/%m/%Y}"
        case float() | Decimal():
            return f"{value:.10g}"
        case _:
            return str(value)
