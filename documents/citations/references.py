"""References to documents in a text: the number, and what is said beside it to tell it from others."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from documents.numbers import FoundNumber, find_numbers
from vietnamese.text import clean_spaces, nfc

__all__ = ["PlacedReference", "Reference", "key_year", "references_in"]

_LOOK_AHEAD = 240
_LOOK_BACK = 120
NAME_LENGTH = 100
_DAY = re.compile(
    r"[\s,]*\)?[\s,]*(?:ký|ban hành)?\s*(?:(?:ra\s)?ngày\s*(?P<day>\d{1,2})\s*(?:[/.-]|tháng)"
    r"\s*(?P<month>\d{1,2})\s*(?:[/.-]|,?\s*năm)\s*|năm\s+)(?P<year>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_ISSUER_AFTER = re.compile(r"[\s,]*của\s+(?P<name>[^\n,.;:()“”\"]{2,100})", re.IGNORECASE)
_ISSUER_BEFORE = re.compile(r"\bcủa\s+(?P<name>[^\n,.;:()“”\"]{2,80}?)\s+số[\s:.]*$", re.IGNORECASE)
# What the document is about follows its issuer without a comma.
_SUBJECT = re.compile(
    r"\s+(?:về|quy định|hướng dẫn|ban hành|sửa đổi|bổ sung|phê duyệt|công bố|thay thế"
    r"|và|đã|có|được|là|thì)\s.*",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A document as a text names it; `year` is 0 and `named_by` (the issuer) empty where it says nothing."""

    key: str
    year: int = 0
    named_on: date | None = None
    named_by: str = ""


@dataclass(frozen=True, slots=True)
class PlacedReference:
    """A reference and its place: ``text[start:end] == raw``."""

    start: int
    end: int
    raw: str
    reference: Reference


def references_in(text: str, *, without: Iterable[str] = ()) -> list[PlacedReference]:
    """Every reference in a text, in order, but for numbers with the keys `without` (a document's own).

    Who names a document by its number and date goes on with the number alone.
    """
    left_out = frozenset(without)
    placed = [
        PlacedReference(number.start, number.end, number.raw, _reference(text, number))
        for number in find_numbers(text)
        if number.key not in left_out
    ]
    dated: dict[str, dict[int, Reference]] = {}
    for item in placed:
        if item.reference.year:
            dated.setdefault(item.reference.key, {}).setdefault(item.reference.year, item.reference)
    return [
        replace(item, reference=next(iter(known.values())))
        if not item.reference.year and len(known := dated.get(item.reference.key, {})) == 1
        else item
        for item in placed
    ]


def key_year(key: str) -> int:
    """The year in the key of a number, 0 for one without: "43/2007/ttbct" → 2007."""
    parts = key.split("/")
    return int(parts[1]) if len(parts) > 1 and parts[1].isdigit() else 0


def _reference(text: str, number: FoundNumber) -> Reference:
    after = nfc(text[number.end : number.end + _LOOK_AHEAD])
    day = _DAY.match(after)
    issuer = _ISSUER_AFTER.match(after, day.end() if day else 0)
    if issuer is None:
        issuer = _ISSUER_BEFORE.search(nfc(text[max(0, number.start - _LOOK_BACK) : number.start]))
    named_on = _date(day) if day else None
    return Reference(
        key=number.key,
        year=key_year(number.key) or (int(day["year"]) if day else 0),
        named_on=named_on,
        named_by=_SUBJECT.sub("", clean_spaces(issuer["name"]))[:NAME_LENGTH] if issuer else "",
    )


def _date(match: re.Match[str]) -> date | None:
    if match["day"] is None:
        return None
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
