"""How many new readers one network may send: whoever makes readers up does not make numbers up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import Any, Final

from django.conf import settings
from django.db import connection
from django.db.models import Sum

from counters.days import local_day
from counters.models import Arrivals
from counters.readers import Reader
from counters.sql import prepared, upsert

# Its key, and whether these are its bots.
Network = tuple[bytes, bool]
FIELDS: Final = ("hour", "network", "is_bot", "admitted", "refused")


def admit(reader: Reader, now: datetime, *, is_bot: bool = False) -> bool:
    """Whether this new reader of the hour is counted; notes the arrival either way. See `admit_several`."""
    network = (reader.network, is_bot)
    return bool(admit_several({network: 1}, now)[network])


def admit_several(arriving: Mapping[Network, int], now: datetime) -> dict[Network, int]:
    """How many of the new readers of each network are counted; notes all arrivals.

    One network sends at most `COUNTERS_NEW_READERS_PER_HOUR`, readers and bots apart; 0 sets no limit. Only
    to be called within a transaction, which holds the rows of the networks for its end.
    """
    limit: int = settings.COUNTERS_NEW_READERS_PER_HOUR
    limited = sorted(network for network in arriving if network[0]) if limit else []
    if not limited:
        return dict(arriving)
    hour = now.replace(minute=0, second=0, microsecond=0)
    parameters: list[Any] = []
    for network in limited:
        admitted = min(arriving[network], limit)
        row = (hour, *network, admitted, arriving[network] - admitted)
        parameters += prepared(Arrivals, dict(zip(FIELDS, row, strict=True)))
    with connection.cursor() as cursor:
        cursor.execute(_statement(len(limited)), [*parameters, *([limit] * 6)])
        refused = {(bytes(key), bool(is_bot)): number for key, is_bot, number in cursor.fetchall()}
    # Once the limit is reached in an hour everybody after it is refused: of these here, as many as are
    # refused by now, or all of them.
    return {network: number - min(number, refused.get(network, 0)) for network, number in arriving.items()}


@cache
def _statement(rows: int) -> str:
    """The statement for so many networks; behind their values the limit stands six times."""
    coming = "(excluded.admitted + excluded.refused)"
    after = f"kept.admitted + {coming}"
    return upsert(
        Arrivals,
        fields=FIELDS,
        key=FIELDS[:3],
        changes={
            "admitted": f"CASE WHEN {after} <= %s THEN {after} WHEN kept.admitted < %s THEN %s"
            " ELSE kept.admitted END",
            "refused": f"kept.refused + CASE WHEN {after} <= %s THEN 0 ELSE"
            f" {coming} - CASE WHEN kept.admitted < %s THEN %s - kept.admitted ELSE 0 END END",
        },
        returning=("network", "is_bot", "refused"),
        rows=rows,
    )


def refused_by_day(since: date) -> dict[date, int]:
    """The requests refused on each day since then that is not rolled up yet; days without any are missing."""
    refused: dict[date, int] = {}
    hours = Arrivals.objects.filter(refused__gt=0).values_list("hour").annotate(number=Sum("refused"))
    for hour, number in hours:
        day = local_day(hour)
        if day >= since:
            refused[day] = refused.get(day, 0) + int(number)
    return refused
