"""A spreadsheet as rows of plain values. Nothing in it is run, and it is never larger than it may be."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import IO, Final

from django.utils.translation import gettext as _

from documents.acquisition.spreadsheets.csv_reading import read_csv
from documents.acquisition.spreadsheets.errors import UnreadableSheetError
from documents.acquisition.spreadsheets.xlsx_reading import read_xlsx

__all__ = ["MOST_BYTES", "MOST_ROWS", "Table", "TableRow", "read_table"]

MOST_BYTES: Final = 5 * 1024 * 1024
MOST_ROWS: Final = 500
MOST_COLUMNS: Final = 60


@dataclass(frozen=True, slots=True)
class TableRow:
    """`number` is the one the spreadsheet program shows beside the row."""

    number: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Table:
    """Cells as text, days as YYYY-MM-DD; rows without any text are left out."""

    rows: list[TableRow]


def read_table(file: IO[bytes], name: str) -> Table:
    """Read an uploaded XLSX or CSV. Raises `UnreadableSheetError` with what is wrong with it."""
    size = file.seek(0, 2)
    file.seek(0)
    if size == 0:
        raise UnreadableSheetError(_("This file is empty."))
    if size > MOST_BYTES:
        raise UnreadableSheetError(
            _("This file is larger than %(size)d MB.") % {"size": MOST_BYTES // 1024**2}
        )
    # One row more than allowed, so that too many are noticed; the head may take some as well.
    limit = MOST_ROWS + 50
    match PurePath(name).suffix.lower():
        case ".xlsx":
            rows = read_xlsx(file, limit, MOST_COLUMNS)
        case ".csv" | ".txt":
            rows = read_csv(file.read(), limit, MOST_COLUMNS)
        case _:
            raise UnreadableSheetError(
                _("Only .xlsx and .csv files are read. Save the sheet as one of them.")
            )
    filled = [TableRow(number, cells) for number, cells in rows if any(cells)]
    width = max((place for row in filled for place, cell in enumerate(row.cells, 1) if cell), default=0)
    return Table([TableRow(row.number, row.cells[:width]) for row in filled])
