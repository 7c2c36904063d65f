"""What a row of a spreadsheet would change of a document the library has, before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from django.utils.formats import date_format

from documents.acquisition.field_values import Entry, shorten, title_of
from documents.acquisition.spreadsheets.columns import HEADINGS, Sheet
from documents.acquisition.spreadsheets.tables import TableRow
from documents.models import LegalDocumentPage

__all__ = ["Change", "changes_of", "without_made_title"]

SHOWN_OF_TEXT: Final = 120


@dataclass(frozen=True, slots=True)
class Change:
    """A column with what stands there now and what would, in words; `before` is empty for nothing."""

    column: str
    before: str
    after: str


def changes_of(page: LegalDocumentPage, entry: Entry, names: Iterable[str]) -> Iterator[Change]:
    for name in names:
        yield Change(HEADINGS[name][0], _before(page, name), _after(entry, name))


def without_made_title(entry: Entry, sheet: Sheet, row: TableRow, page: LegalDocumentPage) -> Entry:
    """The entry without a title that was only made of the abstract, where the document has one of its own."""
    if sheet.value(row, "title").strip() or page.title == title_of(page.abstract):
        return entry
    return replace(entry, plain={name: value for name, value in entry.plain.items() if name != "title"})


def _before(page: LegalDocumentPage, name: str) -> str:
    if name == "fields":
        return ", ".join(str(field) for field in page.fields.all())
    return _worded(getattr(page, name))


def _after(entry: Entry, name: str) -> str:
    words = {"document_type": entry.document_type, "issuer": entry.issuer, "signer": entry.signer}
    if name == "fields":
        return ", ".join(entry.fields or ())
    return _worded(words[name] if name in words else entry.plain.get(name))


def _worded(value: object) -> str:
    if isinstance(value, date):
        return date_format(value, "d/m/Y")
    return "" if value is None else shorten(str(value), SHOWN_OF_TEXT)
