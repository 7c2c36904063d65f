"""One row of the spreadsheet as what it tells about a document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _

from documents.acquisition.field_values import TITLE_LENGTH, Entry, PlainValue, Words, title_of
from documents.acquisition.spreadsheets.columns import COMBINED, HEADINGS, Sheet
from documents.acquisition.spreadsheets.register import cut_type_off
from documents.acquisition.spreadsheets.tables import TableRow
from documents.acquisition.spreadsheets.xlsx_reading import FORMULA
from vietnamese.dates import parse_date
from vietnamese.text import clean_spaces, nfc

__all__ = ["WrongRowError", "read_row"]

DAY_COLUMNS: Final = ("issued_on", "effective_on", "expires_on", "posted_on")
REQUIRED: Final = ("document_type", "issuer")
LENGTHS: Final = {"title": TITLE_LENGTH, "number": 100, "signer_position": 255, "signer": 255}
FIELD_SEPARATOR: Final = re.compile(r"[;\n]")
YEARS: Final = range(1900, 2100)
SHORT_YEAR: Final = re.compile(r"(?P<day>\d{1,2}([/.-])\d{1,2}\2)(?P<year>\d{2})")
NO_TEXT: Final = "\x00"

Told = dict[str, str]


class WrongRowError(ValueError):
    """Everything that is wrong with a row, said to the librarian."""


def read_row(sheet: Sheet, row: TableRow, words: Words) -> Entry:
    """What the row tells; an empty cell tells nothing. Raises `WrongRowError`."""
    told = {column: _text(sheet, row, column) for column in sheet.columns}
    if sheet.issuer and not told.get("issuer"):
        told["issuer"] = sheet.issuer
    if combined := told.pop(COMBINED, ""):
        kind, abstract = cut_type_off(combined, told.get("number", ""), words)
        told["document_type"] = told.get("document_type") or kind
        told["abstract"] = told.get("abstract") or abstract
    days = {column: _day(told[column]) for column in DAY_COLUMNS if told.get(column)}
    if wrong := [*_wrong_cells(told, days), *_unknown_words(told, words)]:
        raise WrongRowError(" ".join(wrong))
    plain: dict[str, PlainValue] = {
        column: told[column] for column in ("number", "abstract", "signer_position") if told.get(column)
    }
    plain |= days
    plain["title"] = told.get("title") or title_of(told.get("abstract", ""))
    return Entry(
        plain=plain,
        document_type=told["document_type"],
        issuer=told["issuer"],
        fields=_fields(told) or None,
        signer=told.get("signer") or None,
    )


def _text(sheet: Sheet, row: TableRow, column: str) -> str:
    text = nfc(sheet.value(row, column)).replace("\r\n", "\n").strip()
    return text if column in {"abstract", "fields"} else clean_spaces(text)


def _fields(told: Told) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(filter(None, map(clean_spaces, FIELD_SEPARATOR.split(told.get("fields", "")))))
    )


def _wrong_cells(told: Told, days: Mapping[str, date | None]) -> Iterator[str]:
    """What is wrong with the cells by themselves, in the order of the columns; what is missing comes last."""
    for column, text in told.items():
        name = HEADINGS[column][0]
        if FORMULA in text:
            yield _("“%(name)s” holds a formula. Paste its value instead.") % {"name": name}
        elif NO_TEXT in text:
            yield _("“%(name)s” holds characters that are no text.") % {"name": name}
        elif len(text) > LENGTHS.get(column, len(text)):
            length = LENGTHS[column]
            yield _("“%(name)s” is longer than %(length)d characters.") % {"name": name, "length": length}
        elif column in days and days[column] is None:
            yield (
                _("“%(name)s” is no day written as 31/12/2024: “%(text)s”.")
                % {"name": name, "text": text[:50]}
            )
    if not (told.get("title") or title_of(told.get("abstract", ""))):
        yield _("Neither title nor abstract is given.")
    for column in REQUIRED:
        if not told.get(column):
            yield _("“%(name)s” is missing.") % {"name": HEADINGS[column][0]}


def _day(text: str) -> date | None:
    day = parse_date(_with_century(text))
    return day if day is not None and day.year in YEARS else None


def _with_century(text: str) -> str:
    """5/3/24 as spreadsheet programs shorten it: a year that has been, or the next."""
    match = SHORT_YEAR.fullmatch(text.strip())
    if match is None:
        return text
    year = 2000 + int(match["year"])
    return match["day"] + str(year if year <= timezone.localdate().year + 1 else year - 100)


def _unknown_words(told: Told, words: Words) -> Iterator[str]:
    """Types, bodies and fields are chosen with care, so none arises from a slip; signers come and go."""
    readable = {column: text for column, text in told.items() if FORMULA not in text and NO_TEXT not in text}
    kind, issuer = readable.get("document_type"), readable.get("issuer")
    if kind and words.types.find(kind) is None:
        yield (
            _("The library has no document type “%(name)s”. Add it first, or correct the row.")
            % {"name": kind}
        )
    if issuer and words.issuers.find(issuer) is None:
        yield (
            _("The library has no issuing body “%(name)s”. Add it first, or correct the row.")
            % {"name": issuer}
        )
    for name in _fields(readable):
        if words.fields.find(name) is None:
            yield (
                _("The library has no field of activity “%(name)s”. Add it first, or correct the row.")
                % {"name": name}
            )
