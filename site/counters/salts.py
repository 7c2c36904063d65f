from __future__ import annotations

import secrets
import time
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.conf import settings

from counters.days import local_day, oldest_open_day
from counters.models import ReaderSalt

SALT_BYTES = 32


@dataclass(frozen=True)
class Salts:
    """The salts by which readers are recognised at one moment."""

    today: bytes
    # Until the window after midnight is over: whoever was counted before midnight is still recognised.
    yesterday: bytes | None
    # Whether salts that are of no more use still exist.
    outdated: bool


class _Remembered:
    """The salts of a day that a process has read lately."""

    def __init__(self) -> None:
        self._known: tuple[date, float, Salts] | None = None

    def get(self, day: date) -> Salts | None:
        known = self._known
        if known is None or known[0] != day or time.monotonic() >= known[1]:
            self._known = None
            return None
        return known[2]

    def put(self, day: date, salts: Salts) -> None:
        """Only those of a day that is on its own: nobody remembers a salt that is to be destroyed soon."""
        if salts.yesterday is None and not salts.outdated:
            self._known = day, time.monotonic() + settings.COUNTERS_SALT_SECONDS, salts

    def clear(self) -> None:
        self._known = None


REMEMBERED: Final = _Remembered()


def salts_at(now: datetime) -> Salts:
    """The salts for `now`, today's made at the first call of the day.

    No query while they are remembered, one otherwise, two at that first call.
    """
    day, oldest = local_day(now), oldest_open_day(now)
    if oldest == day and (remembered := REMEMBERED.get(day)):
        return remembered
    found = _read(day, oldest)
    REMEMBERED.put(day, found)
    return found


def _read(day: date, oldest: date) -> Salts:
    salts = {row.day: bytes(row.salt) for row in ReaderSalt.objects.all()}
    if day not in salts:
        row, _created = ReaderSalt.objects.get_or_create(
            day=day, defaults={"salt": secrets.token_bytes(SALT_BYTES)}
        )
        salts[day] = bytes(row.salt)
    return Salts(
        today=salts[day],
        yesterday=salts.get(oldest) if oldest < day else None,
        outdated=any(kept < oldest for kept in salts),
    )


def destroy_salts(now: datetime) -> int:
    """Destroy the salts that no reader need be recognised by any more; return how many there were.

    Of several processes doing this at once only one is told a number above zero for the same salt.
    """
    destroyed, _by_model = ReaderSalt.objects.filter(day__lt=oldest_open_day(now)).delete()
    return destroyed
