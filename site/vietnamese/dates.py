"""Dates as Vietnamese pages and documents write them."""

from __future__ import annotations

import re
from datetime import date, datetime

from vietnamese.text import clean_spaces, fold

WEEKDAYS = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")
"""Names of the days, Monday first, as ``date.weekday()`` counts them."""

_DAY_FIRST = re.compile(r"(?P<day>\d{1,2}) ?(?P<mark>[/.-]) ?(?P<month>\d{1,2}) ?(?P=mark) ?(?P<year>\d{4})")
_IN_WORDS = re.compile(r"(?:ngay )?(?P<day>\d{1,2}) thang (?P<month>\d{1,2}),? nam (?P<year>\d{4})")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_ORDERS = (_DAY_FIRST, _IN_WORDS, _YEAR_FIRST)


def weekday_name(day: date) -> str:
    """The name of the day: "Thứ sáu"."""
    return WEEKDAYS[day.weekday()]


def short_date(day: date) -> str:
    """Day, month and year: "15/09/2017"."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def long_date(day: date) -> str:
    """The date with its day of the week: "Thứ sáu, 15/09/2017"."""
    return f"{weekday_name(day)}, {short_date(day)}"


def long_datetime(moment: datetime) -> str:
    """The date with its day of the week and the time: "Thứ sáu, 15/09/2017 05:22".

    The moment is printed as it stands: the caller brings it to local time first.
    """
    return f"{long_date(moment)} {moment:%H:%M}"


def date_in_words(day: date) -> str:
    """The date of an official document: "ngày 15 tháng 9 năm 2017".

    Days under 10 and months 1 and 2 take a leading zero (NĐ 30/2020/NĐ-CP, phụ lục I).
    """
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year:04}"


def parse_date(text: str) -> date | None:
    """The date that is the whole text, or None where it is no date or no day of the calendar.

    Reads 15/9/2017, 15-09-2017, 15.9.2017, 2017-09-15 and "ngày 15 tháng 9 năm 2017", with or
    without marks, in any Unicode form.
    """
    written = clean_spaces(fold(text))
    for order in _ORDERS:
        if match := order.fullmatch(written):
            try:
                return date(int(match["year"]), int(match["month"]), int(match["day"]))
            except ValueError:
                return None
    return None
