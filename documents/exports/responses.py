"""A list of documents handed over as a file."""

from __future__ import annotations

from typing import Final

from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from documents.exports.columns import COLUMNS, table_rows
from documents.exports.csv_file import csv_lines
from documents.exports.xlsx_file import XLSX_TYPE, write_xlsx
from documents.library.sorting import SortedDocuments

__all__ = ["MOST_XLSX_ROWS", "csv_response", "xlsx_response"]

# A workbook is made before it is sent, so its reader waits for every row. CSV has no limit.
MOST_XLSX_ROWS: Final = 10_000


def csv_response(name: str, documents: SortedDocuments) -> HttpResponseBase:
    lines = csv_lines([str(column.heading) for column in COLUMNS], table_rows(documents))
    return _named(
        StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8; header=present"), f"{name}.csv"
    )


def xlsx_response(name: str, documents: SortedDocuments) -> HttpResponseBase:
    file = write_xlsx(
        _("Legal documents"),
        [str(column.heading) for column in COLUMNS],
        [column.width for column in COLUMNS],
        table_rows(documents),
    )
    return _named(FileResponse(file, content_type=XLSX_TYPE), f"{name}.xlsx")


def _named(response: HttpResponseBase, name: str) -> HttpResponseBase:
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["X-Robots-Tag"] = "noindex"
    return response
