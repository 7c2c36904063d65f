"""A list of documents handed over as a file."""

from __future__ import annotations

import shutil
from typing import IO, Final

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from documents.exports.columns import COLUMNS, table_rows
from documents.exports.csv_file import write_csv
from documents.exports.kept import ExportInTheMakingError, kept_file, state_of_exports
from documents.exports.xlsx_file import XLSX_TYPE, write_xlsx
from documents.library.sorting import SortedDocuments

__all__ = ["CSV", "MOST_ROWS_AT_ONCE", "MOST_XLSX_ROWS", "XLSX", "export_response"]

#: A list is made for its reader up to here; a longer one only where it is the whole library, which is kept.
MOST_ROWS_AT_ONCE: Final = 2_000
#: A workbook of more rows is slow to open; the whole library is a CSV then.
MOST_XLSX_ROWS: Final = 10_000
CSV, XLSX = "csv", "xlsx"
TYPES: Final = {CSV: "text/csv; charset=utf-8; header=present", XLSX: XLSX_TYPE}
SECONDS_TO_COME_AGAIN: Final = 30


def export_response(
    request: HttpRequest, form: str, name: str, documents: SortedDocuments, *, whole: str = ""
) -> HttpResponseBase:
    """The list as a file of that form, "304" where the reader has it.

    `whole` names the whole library where it is that, in the usual order: its file is kept. Any other list of
    more than `MOST_ROWS_AT_ONCE` documents is refused in words.
    """
    state = state_of_exports(form, request.build_absolute_uri())
    etag = f'"{state}"'
    if unchanged := get_conditional_response(request, etag=etag):
        return unchanged
    if len(documents) <= MOST_ROWS_AT_ONCE:
        file = _made(form, documents)
    elif whole:
        try:
            file = kept_file(
                f"{whole}.{form}", state_of_exports(), lambda target: _copy(_made(form, documents), target)
            )
        except ExportInTheMakingError:
            return _told(_("This file is being made. Come again in a moment."), 503)
    else:
        return _told(
            _(
                "This list has %(count)d documents; a file of a narrowed or sorted list holds up to %(most)d."
                " Narrow it further, or take the whole library."
            )
            % {"count": len(documents), "most": MOST_ROWS_AT_ONCE},
            422,
        )
    response = FileResponse(file, content_type=TYPES[form])
    response["Content-Disposition"] = content_disposition_header(True, f"{name}.{form}") or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "no-cache"
    response["ETag"] = etag
    return response


def _made(form: str, documents: SortedDocuments) -> IO[bytes]:
    headings = [str(column.heading) for column in COLUMNS]
    if form == XLSX:
        widths = [column.width for column in COLUMNS]
        return write_xlsx(_("Legal documents"), headings, widths, table_rows(documents))
    return write_csv(headings, table_rows(documents))


def _copy(source: IO[bytes], target: IO[bytes]) -> None:
    with source:
        shutil.copyfileobj(source, target)


def _told(words: str, status: int) -> HttpResponse:
    response = HttpResponse(f"{words}\n", status=status, content_type="text/plain; charset=utf-8")
    response["X-Robots-Tag"] = "noindex"
    if status == 503:
        response["Retry-After"] = str(SECONDS_TO_COME_AGAIN)
    return response
