"""How many new readers one network may send: whoever makes readers up does not make numbers up."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.db import connection
from django.db.models import Sum

from counters.days import local_day
from counters.models import Arrivals
from counters.readers import Reader
from counters.sql import prepared, upsert


def admit(reader: Reader, now: datetime, *, is_bot: bool = False) -> bool:
    """Whether this new reader of the hour is counted; notes the arrival either way.

    One network sends at most `COUNTERS_NEW_READERS_PER_HOUR`, readers and bots apart; 0 sets no limit. Only
    to be called within a transaction, which holds the network's row for its end.
    """
    limit: int = settings.COUNTERS_NEW_READERS_PER_HOUR
    if not limit or not reader.network:
        return True
    row = {
        "hour": now.replace(minute=0, second=0, microsecond=0),
        "network": reader.network,
        "is_bot": is_bot,
        "admitted": 1,
        "refused": 0,
    }
    statement = upsert(
        Arrivals,
        fields=list(row),
        key=["hour", "network", "is_bot"],
        changes={
            "admitted": "kept.admitted + CASE WHEN kept.admitted < %s THEN 1 ELSE 0 END",
            "refused": "kept.refused + CASE WHEN kept.admitted < %s THEN 0 ELSE 1 END",
        },
        returning="refused",
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [*prepared(Arrivals, row), limit, limit])
        # Once the limit is reached in an hour everybody after it is refused: none was if nobody is now.
        return bool(cursor.fetchone()[0] == 0)


def refused_by_day(since: date) -> dict[date, int]:
    """The requests refused on each day since then that is not rolled up yet; days without any are missing."""
    refused: dict[date, int] = {}
    hours = Arrivals.objects.filter(refused__gt=0).values_list("hour").annotate(number=Sum("refused"))
    for hour, number in hours:
        day = local_day(hour)
        if day >= since:
            refused[day] = refused.get(day, 0) + int(number)
    return refused
