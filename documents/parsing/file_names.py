"""What the name of a file says about the document: "43-2018-QD-BTC_ngay 10.5.2018.pdf"."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from documents.numbers import QueryNumber, numbers_in_query

__all__ = ["dates_in_name", "numbers_in_name"]

DAY_FIRST: Final = re.compile(r"(?<!\d)(\d{1,2})[.\-_](\d{1,2})[.\-_]((?:19|20)\d\d)(?!\d)")
YEAR_FIRST: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)[.\-_]?(\d{2})[.\-_]?(\d{2})(?!\d)")


def numbers_in_name(stem: str) -> list[QueryNumber]:
    """The numbers with a symbol that the name of a file (without its extension) has."""
    return [number for number in numbers_in_query(_without_dates(stem.replace("_", " "))) if number.symbol]


def dates_in_name(stem: str) -> list[date]:
    """The days that the name of a file gives: 10.5.2018, 10-05-2018, 20180510, 2018-05-10."""
    found = [_day(match[3], match[2], match[1]) for match in DAY_FIRST.finditer(stem)]
    found += [_day(match[1], match[2], match[3]) for match in YEAR_FIRST.finditer(stem)]
    return [day for day in found if day is not None]


def _without_dates(stem: str) -> str:
    return YEAR_FIRST.sub(" ", DAY_FIRST.sub(" ", stem)) if dates_in_name(stem) else stem


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
