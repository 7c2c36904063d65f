"""What a reading says about a draft: values for its fields, and the doubts about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from documents.acquisition.uploads.grouping import stem_of
from documents.enums import IntakeReason
from documents.models import IntakeDoubt
from documents.numbers import number_key, parse_number
from documents.numbers.grammar import fold_symbol
from documents.parsing import Doubt, Found, NoticeKind, ParsedDocument
from documents.parsing.file_names import dates_in_name, numbers_in_name

__all__ = ["Findings", "findings"]

# Field of the page → field of the reading. Without these a draft is not complete.
EXPECTED: Final = {
    "number": "number",
    "document_type": "document_type",
    "issuer": "issuer",
    "issued_on": "issued_on",
    "abstract": "abstract",
    "signer": "signer",
}
OPTIONAL: Final = {"effective_on": "effective_on", "signer_position": "signer_position"}
STAMPS: Final = frozenset({NoticeKind.SECRET, NoticeKind.PERHAPS_SECRET})
LONGEST: Final = 500


@dataclass
class Findings:
    """`values` by field of the page (names of words as text), and doubts that are not saved yet."""

    values: dict[str, object] = field(default_factory=dict)
    doubts: list[IntakeDoubt] = field(default_factory=list)

    def doubt(
        self, name: str, reason: IntakeReason, value: object = "", quote: str = "", page: int = 0
    ) -> IntakeDoubt:
        doubt = IntakeDoubt(
            field=name, reason=reason, value=str(value)[:LONGEST], quote=quote[:LONGEST], page=page
        )
        self.doubts.append(doubt)
        return doubt


def findings(reading: ParsedDocument, file_names: Sequence[str]) -> Findings:
    """Compare what was read with what the names of the files say."""
    found = Findings()
    for name, source in (EXPECTED | OPTIONAL).items():
        read: Found[str] | Found[date] = getattr(reading, source)
        if read.value is not None:
            found.values[name] = read.value
        for reason in read.doubts:
            if reason is not Doubt.MISSING or name in EXPECTED:
                found.doubt(name, IntakeReason(reason), read.value or "", read.raw, read.page)
    for notice in reading.notices:
        about = "confidentiality" if notice.kind in STAMPS else ""
        found.doubt(about, IntakeReason(notice.kind), notice.detail, notice.detail, notice.page)
    stems = [stem_of(name) for name in file_names]
    _compare_number(found, reading, stems)
    _compare_dates(found, stems)
    return found


def _compare_number(found: Findings, reading: ParsedDocument, stems: Sequence[str]) -> None:
    """The number of a file's name checks the one read, and completes one that was left blank."""
    named = [number for stem in stems for number in numbers_in_name(stem)]
    if not named:
        return
    number = str(found.values.get("number", ""))
    if number:
        if not any(name.matches(number_key(number)) for name in named):
            found.doubt("number", IntakeReason.FILE_NAME, named[0].key)
        return
    symbol = reading.symbol.value or ""
    for name in named:
        if symbol and fold_symbol(symbol) == name.symbol:
            completed = f"{name.number}{f'/{name.year}' if name.year else ''}{symbol}"
            found.values["number"] = completed
            found.doubt("number", IntakeReason.GUESSED, completed)
            return


def _compare_dates(found: Findings, stems: Sequence[str]) -> None:
    days = [day for stem in stems for day in dates_in_name(stem)]
    issued_on = found.values.get("issued_on")
    if days and issued_on and issued_on not in days:
        found.doubt("issued_on", IntakeReason.FILE_NAME, f"{days[0]:%d/%m/%Y}")
    parts = parse_number(str(found.values.get("number", "")))
    if parts and parts.year and isinstance(issued_on, date) and parts.year != issued_on.year:
        found.doubt("issued_on", IntakeReason.DISAGREES, issued_on, str(found.values["number"]))
