"""One row of the spreadsheet as what it tells about a document."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from documents.entering import TITLE_LENGTH, Entry, PlainValue, Words, title_of
from documents.sheets.columns import HEADINGS, Sheet
from documents.sheets.tables import TableRow
from documents.sheets.xlsx_reading import FORMULA
from vietnamese.dates import parse_date
from vietnamese.text import clean_spaces, nfc

__all__ = ["WrongRowError", "read_row"]

DAY_COLUMNS: Final = ("issued_on", "effective_on", "expires_on", "posted_on")
FIELD_SEPARATOR: Final = re.compile(r"[;\n]")
YEARS: Final = range(1900, 2100)


class WrongRowError(ValueError):
    """What is wrong with a row, said to the librarian."""


def read_row(sheet: Sheet, row: TableRow, words: Words) -> Entry:
    """What the row tells; an empty cell tells nothing. Raises `WrongRowError`."""
    told = {column: _text(sheet, row, column) for column in sheet.columns}
    plain: dict[str, PlainValue] = {
        column: told[column] for column in ("number", "abstract", "signer_position") if told.get(column)
    }
    for column in DAY_COLUMNS:
        if text := told.get(column):
            plain[column] = _day(column, text)
    title = told.get("title") or title_of(told.get("abstract", ""))
    if not title:
        raise WrongRowError(_("Neither title nor abstract is given."))
    plain["title"] = title
    for column, most in (("title", TITLE_LENGTH), ("number", 100), ("signer_position", 255), ("signer", 255)):
        if len(told.get(column, "")) > most:
            raise WrongRowError(
                _("“%(name)s” is longer than %(length)d characters.")
                % {"name": HEADINGS[column][0], "length": most}
            )
    fields = tuple(filter(None, map(clean_spaces, FIELD_SEPARATOR.split(told.get("fields", "")))))
    entry = Entry(
        plain=plain,
        document_type=_required(told, "document_type"),
        issuer=_required(told, "issuer"),
        fields=tuple(dict.fromkeys(fields)) or None,
        signer=told.get("signer") or None,
    )
    _check_words(entry, words)
    return entry


def _text(sheet: Sheet, row: TableRow, column: str) -> str:
    text = nfc(sheet.value(row, column)).replace("\r\n", "\n").strip()
    if FORMULA in text:
        raise WrongRowError(
            _("“%(name)s” holds a formula. Paste its value instead.") % {"name": HEADINGS[column][0]}
        )
    if "\x00" in text:
        raise WrongRowError(
            _("“%(name)s” holds characters that are no text.") % {"name": HEADINGS[column][0]}
        )
    return text if column in {"abstract", "fields"} else clean_spaces(text)


def _day(column: str, text: str) -> date:
    day = parse_date(text)
    if day is None or day.year not in YEARS:
        raise WrongRowError(
            _("“%(name)s” is no day written as 31/12/2024: %(text)s")
            % {"name": HEADINGS[column][0], "text": text[:50]}
        )
    return day


def _required(told: dict[str, str], column: str) -> str:
    if not told.get(column):
        raise WrongRowError(_("“%(name)s” is missing.") % {"name": HEADINGS[column][0]})
    return told[column]


def _check_words(entry: Entry, words: Words) -> None:
    """Types, bodies and fields are chosen with care, so none arises from a slip; signers come and go."""
    if words.types.find(entry.document_type or "") is None:
        raise WrongRowError(
            _("The library has no document type “%(name)s”. Add it first, or correct the row.")
            % {"name": entry.document_type}
        )
    if words.issuers.find(entry.issuer or "") is None:
        raise WrongRowError(
            _("The library has no issuing body “%(name)s”. Add it first, or correct the row.")
            % {"name": entry.issuer}
        )
    for name in entry.fields or ():
        if words.fields.find(name) is None:
            raise WrongRowError(
                _("The library has no field of activity “%(name)s”. Add it first, or correct the row.")
                % {"name": name}
            )
