"""A day, a month or a year of an archive."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _

__all__ = ["FIRST_YEAR", "LAST_YEAR", "Period", "period_of"]

# Beyond these no archive reaches, and at the ends of the calendar time zones leave it.
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2999


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` to `last`, both included."""

    first: date
    last: date

    def moments(self) -> tuple[datetime, datetime]:
        """Where its first day begins and where the day after the last does, in local time."""
        after = self.last + timedelta(days=1)
        return _start_of(self.first), _start_of(after)

    def __str__(self) -> str:
        if self.first == self.last:
            return _("day %(date)s") % {"date": f"{self.first:%d/%m/%Y}"}
        if (self.first.month, self.last.month) == (1, 12):
            return _("year %(year)s") % {"year": self.first.year}
        return _("month %(month)s") % {"month": f"{self.first:%m/%Y}"}


def _start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def period_of(year: int, month: int | None = None, day: int | None = None) -> Period:
    """Return the day, month or year. Raises `ValueError` where there is no such date (31/02, the year 0)."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(year)
    if month is None:
        return Period(date(year, 1, 1), date(year, 12, 31))
    if day is None:
        if not 1 <= month <= 12:
            raise ValueError(month)
        return Period(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
    return Period(date(year, month, day), date(year, month, day))
