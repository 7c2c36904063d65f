"""Dates as documents print them, also where a scan has spoilt a digit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from documents.parsing.approximate import digits
from documents.parsing.lines import Line

__all__ = ["WrittenDate", "place_before", "written_dates"]

_D: Final = r"[0-9oqlis|bz]"
_BLANK: Final = r"[\s.…_]*"
_WRITTEN: Final = re.compile(
    rf"""
    \bn?g[ao4]y {_BLANK}
    (?:
        (?P<day>{_D}{{0,2}}) {_BLANK} th[ao4]ng {_BLANK} (?P<month>{_D}{{0,2}}) {_BLANK},?
        \s* n[ao4]m {_BLANK} (?P<year>{_D}(?:\s?{_D}){{3}})(?!\w)
      | (?P<short_day>\d{{1,2}}) \s? [/.-] \s? (?P<short_month>\d{{1,2}})
        \s? [/.-] \s? (?P<short_year>\d{{4}})(?!\d)
    )
    """,
    re.VERBOSE,
)
# A day written by hand, read as anything: "ngày. 4Ö..tháng m.. năm 2014", "ngày ¿2 Í Vang / năm 2007".
_SPOILT: Final = re.compile(r"\bngay\b(?!\s+lam\b)[^;:]{0,24}?\bnam\s+(?:19|20)\d\d(?!\w)")
_DASHES: Final = {"-", "–"}
_SHORT_WORDS: Final = {"TP.", "TP", "Y"}


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date in a line: `line.text[start:end]`. `day` is None where a part is blank or no date results."""

    start: int
    end: int
    day: date | None
    is_repaired: bool


def written_dates(line: Line) -> Iterator[WrittenDate]:
    """The dates introduced by "ngày", in order: "ngày 05 tháng 3 năm 2020", "ngày 05/3/2020".

    Where there is none, one whose day and month nobody can read: its `day` is None.
    """
    found = list(_WRITTEN.finditer(line.folded))
    if not found and (spoilt := _SPOILT.search(line.folded)):
        yield WrittenDate(spoilt.start(), spoilt.end(), None, is_repaired=False)
    for match in found:
        parts = [
            match[name] or ""
            for name in (
                ("short_day", "short_month", "short_year")
                if match["short_year"]
                else ("day", "month", "year")
            )
        ]
        repaired = [digits(part) for part in parts]
        is_repaired = repaired != parts
        yield WrittenDate(match.start(), match.end(), _day(repaired), is_repaired)


def _day(parts: list[str]) -> date | None:
    if not all(part.isdigit() for part in parts):
        return None
    day, month, year = map(int, parts)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def place_before(text: str) -> tuple[str, int]:
    """The name of a place at the end of `text`, before a date, and where it starts; "" where there is none.

    "Số: 12/QĐ-LĐLĐ Bà Rịa - Vũng Tàu, " → "Bà Rịa - Vũng Tàu". Words in small letters end it going back.
    """
    head = text.rstrip(" ,.;:")
    words = [(match[0], match.start()) for match in re.finditer(r"\S+", head)]
    first = len(words)
    while (
        first > 0 and len(words) - first < 7 and _continues(words[first - 1][0], at_end=first == len(words))
    ):
        first -= 1
    if (
        first >= 2
        and words[first - 1][0].lower() in {"phố", "xã"}
        and words[first - 2][0] in {"Thành", "Thị"}
    ):
        first -= 2
    while first < len(words) and words[first][0] in _DASHES:
        first += 1
    if first == len(words):
        return ("", len(text)) if not _is_short_name(head) else (head, 0)
    return head[words[first][1] :], words[first][1]


def _continues(word: str, *, at_end: bool) -> bool:
    if word in _DASHES:
        return not at_end
    bare = word.strip("-'’,.")
    return bare[:1].isupper() and (not bare.isupper() or word in _SHORT_WORDS) and "/" not in word


def _is_short_name(text: str) -> bool:
    """Whether a line has nothing but a name in capitals before the date."""
    return text.isupper() and len(text.split()) <= 4 and not any(map(str.isdigit, text))
