"""CSV in whatever encoding and with whatever separator a spreadsheet program wrote it."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _

from documents.acquisition.spreadsheets.errors import UnreadableSheetError
from vietnamese.text import nfc

__all__ = ["decoded", "read_csv"]

SEPARATORS: Final = ",;\t"


def read_csv(content: bytes, most_rows: int, most_columns: int) -> Iterator[tuple[int, list[str]]]:
    """The rows with their numbers. Raises `UnreadableSheetError`."""
    text = decoded(content)
    head = text[:20_000].split("\n", 12)[:12]
    separator = max(SEPARATORS, key=lambda mark: sum(line.count(mark) for line in head))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for number, cells in enumerate(reader, 1):
            if number > most_rows:
                break
            yield number, [cell.removeprefix("'").strip() for cell in cells[:most_columns]]
    except csv.Error as error:
        raise UnreadableSheetError(_("This is no CSV: %(error)s") % {"error": error}) from error


def decoded(content: bytes) -> str:
    """The text in UTF-8, UTF-16 or windows-1258, told by its mark or by what fits. Raises as above."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(mark):
            return _decoded_as(content, encoding)
    if b"\x00" in content[:200]:
        return _decoded_as(content, "utf-16-le" if content[1:2] == b"\x00" else "utf-16-be")
    try:
        return nfc(content.decode())
    except UnicodeDecodeError:
        return _decoded_as(content, "cp1258")


def _decoded_as(content: bytes, encoding: str) -> str:
    try:
        text = nfc(content.decode(encoding))
    except UnicodeDecodeError as error:
        raise UnreadableSheetError(
            _("The encoding of this file is not known. Save it as CSV UTF-8.")
        ) from error
    if "\x00" in text:
        raise UnreadableSheetError(_("This is no text."))
    return text
