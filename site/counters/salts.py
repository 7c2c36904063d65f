from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

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


def salts_at(now: datetime) -> Salts:
    """The salts for `now`, today's made at the first call of the day. One query, two at that first call."""
    day, oldest = local_day(now), oldest_open_day(now)
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
