"""A table as CSV that Excel opens as it is: UTF-8 with its mark, and nothing that runs as a formula."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import IO, Final

from documents.public.exports.columns import Value

__all__ = ["csv_lines", "harmless", "write_csv"]

IN_MEMORY: Final = 2 * 1024 * 1024
BYTE_ORDER_MARK: Final = "\ufeff"
# With these a cell is a formula to spreadsheet programs (OWASP, CSV injection).
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_lines(headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[str]:
    """The lines of the file (RFC 4180), one by one; days as 31/12/2024."""
    writer = csv.writer(_Echo())
    yield BYTE_ORDER_MARK + str(writer.writerow(headings))
    for row in rows:
        yield str(writer.writerow([_cell(value) for value in row]))


def write_csv(headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> IO[bytes]:
    """The file at its beginning; what is long goes to disk as it comes."""
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 (the response closes it)
    for line in csv_lines(headings, rows):
        file.write(line.encode())
    file.seek(0)
    return file


def harmless(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet program would reckon with it."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _cell(value: Value) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/}{value.year:04}"
    return harmless(value) if isinstance(value, str) else "" if value is None else str(value)


class _Echo:
    """What is written is handed back, so that a line leaves as soon as it is made."""

    def write(self, text: str) -> str:
        return text
