from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.utils import timezone


def counting_window() -> timedelta:
    """How long the same reader on the same page counts once; zero counts every request."""
    return timedelta(seconds=settings.COUNTERS_WINDOW_SECONDS)


def local_day(moment: datetime) -> date:
    """The day on the site's calendar that an aware moment belongs to."""
    return timezone.localdate(moment)


def oldest_open_day(now: datetime) -> date:
    """The oldest day whose readers are still known: yesterday until the window after midnight is over."""
    return local_day(now - counting_window())


def start_of_day(day: date) -> datetime:
    """The moment at which a day of the site's calendar begins."""
    return timezone.make_aware(datetime.combine(day, time.min))
