"""A table as an Excel workbook: days are days, text is text and never a formula."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from datetime import date
from typing import IO, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from documents.public.exports.columns import Value

__all__ = ["XLSX_TYPE", "write_xlsx"]

XLSX_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DAY: Final = "dd/mm/yyyy"
# A cell holds no more (Excel specifications and limits).
CELL_LENGTH: Final = 32_767
# Excel knows no earlier day.
FIRST_DAY: Final = date(1900, 3, 1)
IN_MEMORY: Final = 2 * 1024 * 1024

# Title, headings, widths, rows.
SheetOfNames = tuple[str, Sequence[str], Sequence[int], Iterable[Sequence[Value]]]


def write_xlsx(
    title: str,
    headings: Sequence[str],
    widths: Sequence[int],
    rows: Iterable[Sequence[Value]],
    more: Iterable[SheetOfNames] = (),
) -> IO[bytes]:
    """Write a sheet, and `more` of them; return the file at its beginning. Rows go to disk as they come."""
    workbook = Workbook(write_only=True)
    for sheet_title, sheet_headings, sheet_widths, sheet_rows in [(title, headings, widths, rows), *more]:
        sheet = workbook.create_sheet(sheet_title[:31])
        sheet.freeze_panes = "A2"
        for number, width in enumerate(sheet_widths, 1):
            sheet.column_dimensions[get_column_letter(number)].width = width
        sheet.append([_heading(sheet, heading) for heading in sheet_headings])
        for row in sheet_rows:
            sheet.append([_cell(sheet, value) for value in row])
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 (the response closes it)
    workbook.save(file)
    file.seek(0)
    return file


def _heading(sheet: object, text: str) -> WriteOnlyCell:
    cell = _text_cell(sheet, text)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: object, value: Value) -> WriteOnlyCell | int | None:
    if isinstance(value, date):
        if value < FIRST_DAY:
            return _text_cell(sheet, f"{value:%d/%m/}{value.year:04}")
        cell = WriteOnlyCell(sheet, value=value)
        cell.number_format = DAY
        return cell
    if isinstance(value, str):
        return _text_cell(sheet, value) if value else None
    return value


def _text_cell(sheet: object, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("", text)[:CELL_LENGTH])
    cell.data_type = "s"
    return cell
