"""The forms in which a list of documents is handed over, and their limits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Final

from django.utils.translation import gettext as _

from documents.models import LegalDocumentPage
from documents.public.exports.columns import COLUMNS, table_rows
from documents.public.exports.csv_file import write_csv
from documents.public.exports.xlsx_file import XLSX_TYPE, write_xlsx

__all__ = ["CSV", "MOST_ROWS_AT_ONCE", "MOST_XLSX_ROWS", "TYPES", "XLSX", "made_table"]

#: A list is made for its reader up to here; a longer one only where it is the whole library, which is kept.
MOST_ROWS_AT_ONCE: Final = 2_000
#: A workbook of more rows is slow to open; the whole library is a CSV then.
MOST_XLSX_ROWS: Final = 10_000
CSV, XLSX = "csv", "xlsx"
TYPES: Final = {CSV: "text/csv; charset=utf-8; header=present", XLSX: XLSX_TYPE}


def made_table(form: str, documents: Iterable[LegalDocumentPage]) -> IO[bytes]:
    """The list as a file of that form, at its beginning."""
    headings = [str(column.heading) for column in COLUMNS]
    if form == XLSX:
        widths = [column.width for column in COLUMNS]
        return write_xlsx(_("Legal documents"), headings, widths, table_rows(documents))
    return write_csv(headings, table_rows(documents))
