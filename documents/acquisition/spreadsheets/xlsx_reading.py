"""The first sheet of an XLSX workbook. Formulas are not reckoned, and what unpacks to too much is refused."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import IO, Any, Final
from xml.etree.ElementTree import ParseError

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from documents.acquisition.spreadsheets.errors import UnreadableSheetError
from vietnamese.text import nfc

__all__ = ["FORMULA", "read_xlsx"]

# Stands for a cell whose value is a formula: what it gives is not known here.
FORMULA: Final = "\ufffc"
MOST_UNPACKED: Final = 100 * 1024 * 1024
MOST_MEMBERS: Final = 500
SHEET: Final = "xl/workbook.xml"


def read_xlsx(file: IO[bytes], most_rows: int, most_columns: int) -> Iterator[tuple[int, list[str]]]:
    """The rows with their numbers. Raises `UnreadableSheetError`."""
    _check_package(file)
    try:
        workbook = load_workbook(file, read_only=True, keep_links=False)
        try:
            sheet = workbook.worksheets[0]
            for number, row in enumerate(sheet.iter_rows(max_row=most_rows, max_col=most_columns), 1):
                yield number, [_text(cell) for cell in row]
        finally:
            workbook.close()
    except (
        AttributeError,
        IndexError,
        InvalidFileException,
        KeyError,
        OSError,
        OverflowError,
        ParseError,
        TypeError,
        ValueError,
        zipfile.BadZipFile,
    ) as error:  # fmt: skip (what defusedxml refuses is a ValueError)
        raise UnreadableSheetError(
            _("This workbook is damaged. Open it, save it again, and try once more.")
        ) from error


def _check_package(file: IO[bytes]) -> None:
    try:
        with zipfile.ZipFile(file) as package:
            members = package.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise UnreadableSheetError(_("This is no .xlsx workbook.")) from error
    finally:
        file.seek(0)
    if SHEET not in {member.filename for member in members}:
        raise UnreadableSheetError(_("This is no .xlsx workbook."))
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_UNPACKED:
        raise UnreadableSheetError(_("This workbook unpacks to more than is read here."))


def _text(cell: Any) -> str:
    if cell.data_type == "f":
        return FORMULA
    value = cell.value
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None or cell.data_type == "e" else nfc(str(value)).strip()
