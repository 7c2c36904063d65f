"""Text of Excel files before 2007 (.xls): a sheet is a page, as in those since."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from pathlib import Path

import xlrd
from xlrd.biffh import error_text_from_code
from xlrd.compdoc import CompDocError

from extraction.readers.results import Limits, Outcome, PageText, UnreadableError
from extraction.readers.runs import Builder, Run
from extraction.readers.spreadsheet import shown

__all__ = ["read_old_spreadsheet"]


def read_old_spreadsheet(path: Path, limits: Limits) -> list[PageText]:
    """Cells in their fonts: sheets of that time are often in those from before Unicode."""
    builder = Builder(limits)
    try:
        with xlrd.open_workbook(
            path, logfile=io.StringIO(), on_demand=True, formatting_info=True, ragged_rows=True
        ) as book:
            for number in range(book.nsheets):
                sheet = book.sheet_by_index(number)
                builder.heading(1)
                builder.add(f"{sheet.name}\n")
                for row in range(sheet.nrows):
                    _add_row(builder, list(_cells(book, sheet, row)))
                builder.end_page()
                book.unload_sheet(number)
    except xlrd.XLRDError as error:
        is_locked = "encrypted" in str(error)
        raise UnreadableError(Outcome.ENCRYPTED if is_locked else Outcome.BROKEN) from error
    except (
        CompDocError,
        struct.error,
        AssertionError,
        AttributeError,
        LookupError,
        OSError,
        TypeError,
        ValueError,
    ) as error:
        # What xlrd says to records that are cut or contradict each other.
        raise UnreadableError(Outcome.BROKEN) from error
    return builder.pages()


def _add_row(builder: Builder, cells: list[Run]) -> None:
    while cells and not cells[-1][0]:
        cells.pop()
    for place, (text, font) in enumerate(cells):
        if place:
            builder.add("\t", font)
        builder.add(text, font)
    if cells:
        builder.end_paragraph()


def _cells(book: xlrd.Book, sheet: xlrd.sheet.Sheet, row: int) -> Iterator[Run]:
    for cell in sheet.row(row):
        font = book.font_list[book.xf_list[cell.xf_index].font_index].name
        yield _value(book, cell), font


def _value(book: xlrd.Book, cell: xlrd.sheet.Cell) -> str:
    match cell.ctype:
        case xlrd.XL_CELL_DATE:
            # A number that is no day, in a cell for days, is shown as a number.
            try:
                return shown(xlrd.xldate_as_datetime(cell.value, book.datemode))
            except (xlrd.xldate.XLDateError, OverflowError):
                return shown(cell.value)
        case xlrd.XL_CELL_BOOLEAN:
            return shown(bool(cell.value))
        case xlrd.XL_CELL_ERROR:
            return error_text_from_code.get(cell.value, "")
        case _:
            return shown(cell.value)
