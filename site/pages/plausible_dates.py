"""Years that are slips of the key: refused with a message, not stored and not answered with an error."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

__all__ = ["FIRST_YEAR", "LAST_YEAR_AHEAD", "not_far_ahead", "plausible_day"]

#: No document of the Republic and no news of its unions is older.
FIRST_YEAR: Final = 1945
#: How far ahead a page or document may be dated: a plan for the next year is issued in this one.
YEARS_AHEAD: Final = 1
#: How far ahead a document may begin or end to hold, or a page be scheduled.
LAST_YEAR_AHEAD: Final = 2100


def plausible_day(value: date | datetime) -> None:
    """Refuse a day of issue or of display before 1945 or after the end of next year.

    Raises `ValidationError`. A moment counts by its year as it stands: at the edges of the calendar it cannot
    be put into another time zone.
    """
    _within(value.year, FIRST_YEAR, timezone.localdate().year + YEARS_AHEAD)


def not_far_ahead(value: date | datetime) -> None:
    """Refuse a day before 1945 or after 2100, for what may lie far ahead. Raises `ValidationError`."""
    _within(value.year, FIRST_YEAR, LAST_YEAR_AHEAD)


def _within(year: int, first: int, last: int) -> None:
    if not first <= year <= last:
        raise ValidationError(
            _("The year %(year)04d cannot be right: give one from %(first)d to %(last)d."),
            code="implausible_year",
            params={"year": year, "first": first, "last": last},
        )
