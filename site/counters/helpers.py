"""Programs that fetch a file for a reader count as that reader, not as another one."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from counters.days import local_day
from counters.models import Visit
from counters.readers import Reader

# Between the page in the browser and the program that fetches or opens its file.
HELPS_WITHIN = timedelta(minutes=10)


def helped_reader(helper: Reader, now: datetime) -> Reader | None:
    """Whoever read last at the address that a helper asks from; None where nobody did in ten minutes.

    A helper alone is a program like any other. Where several people share an address it may count as the
    wrong one of them, but never as one more.
    """
    key = (
        Visit.objects.filter(
            last_seen__gt=now - HELPS_WITHIN, day=local_day(now), address=helper.address, is_bot=False
        )
        .order_by("-last_seen")
        .values_list("reader", flat=True)
        .first()
    )
    return None if key is None else replace(helper, today=bytes(key), yesterday=None)
