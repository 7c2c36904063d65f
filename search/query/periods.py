"""Days as the moments between which they lie, in the time of the site."""

from __future__ import annotations

from datetime import date, datetime, time

from django.utils import timezone

__all__ = ["bounds", "start_of"]


def start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def bounds(since: date | None, until: date | None) -> tuple[int | None, int | None]:
    """The first and the last second of a period, in seconds since 1970; None where it is open."""
    end = timezone.make_aware(datetime.combine(until, time(23, 59, 59))) if until else None
    return int(start_of(since).timestamp()) if since else None, int(end.timestamp()) if end else None
