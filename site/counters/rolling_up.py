"""Moving what is settled from rows per reader to numbers per day, which are kept for ever.

A hit is settled once the window has passed since it was counted: it can stop no further count, so its row
may go at any time, on the same day too. A visit is settled when its day and the window after midnight are
over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from itertools import count

from django.db import transaction
from wagtail.models import Page

from counters.days import counting_window, local_day, oldest_open_day, start_of_day
from counters.models import Arrivals, DailyCount, DailyTraffic, Hit, Total, Visit
from counters.salts import destroy_salts
from counters.sql import add_to_rows

# So few that, on SQLite, a reader waits only some tens of milliseconds for the transaction.
BATCH = 2_000


@dataclass(frozen=True)
class RolledUp:
    """How many rows were rolled up and how many salts destroyed."""

    hits: int
    visits: int
    salts: int


def roll_up(now: datetime, *, max_batches: int | None = None) -> RolledUp:
    """Roll up everything settled at `now`, and destroy the salts nobody needs any more.

    Safe at any time, in several processes at once and while readers are being counted: each batch is one
    transaction that locks rows, adds them to the daily numbers and deletes exactly these rows.
    `max_batches` limits the work of each kind, for callers that cannot wait.
    """
    _in_batches(roll_up_arrivals, now, max_batches)
    return RolledUp(
        hits=_in_batches(roll_up_hits, now, max_batches),
        visits=_in_batches(roll_up_visits, now, max_batches),
        salts=destroy_salts(now),
    )


def _in_batches(roll_up_batch: Callable[[datetime], int], now: datetime, max_batches: int | None) -> int:
    """Call until a batch is not full, at most so many times; return the number of rows."""
    rows = 0
    for _batch in count() if max_batches is None else range(max_batches):
        moved = roll_up_batch(now)
        rows += moved
        if moved < BATCH:
            break
    return rows


@transaction.atomic
def roll_up_hits(now: datetime) -> int:
    """Roll up one batch of settled hits; return its size."""
    rows = list(
        Hit.objects.select_for_update(skip_locked=True)
        .filter(counted_at__lt=now - counting_window())
        .order_by("counted_at")
        .values_list("pk", "page_id", "countable", "file_id", "day", "times")[:BATCH]
    )
    existing = set(Page.objects.filter(pk__in={row[1] for row in rows}).values_list("pk", flat=True))
    by_day: Counter[tuple[object, ...]] = Counter()
    in_total: Counter[tuple[object, ...]] = Counter()
    for _pk, page_id, countable, file_id, day, times in rows:
        if times and page_id in existing:
            by_day[page_id, countable, file_id, day] += times
            in_total[page_id, countable, file_id] += times
    add_to_rows(
        DailyCount,
        ["page", "countable", "file_id", "day"],
        ["count"],
        [(*key, n) for key, n in by_day.items()],
    )
    add_to_rows(
        Total,
        ["page", "countable", "file_id"],
        ["count", "brought_forward"],
        [(*key, n, 0) for key, n in in_total.items()],
    )
    Hit.objects.filter(pk__in=[row[0] for row in rows]).delete()
    return len(rows)


@transaction.atomic
def roll_up_visits(now: datetime) -> int:
    """Roll up one batch of visits of finished days; return its size."""
    rows = list(
        Visit.objects.select_for_update(skip_locked=True)
        .filter(day__lt=oldest_open_day(now))
        .order_by("day", "reader")
        .values_list("pk", "day", "is_bot", "visits")[:BATCH]
    )
    added: Counter[tuple[object, str]] = Counter()
    for _pk, day, is_bot, visits in rows:
        added[day, "bot_visits" if is_bot else "visits"] += visits
        added[day, "bots" if is_bot else "readers"] += 1
    numbers = ["visits", "readers", "bot_visits", "bots"]
    days = {day for day, _number in added}
    add_to_rows(
        DailyTraffic, ["day"], numbers, [(day, *(added[day, number] for number in numbers)) for day in days]
    )
    Visit.objects.filter(pk__in=[row[0] for row in rows]).delete()
    return len(rows)


@transaction.atomic
def roll_up_arrivals(now: datetime) -> int:
    """Roll up one batch of the new readers per network and hour of finished days; return its size."""
    rows = list(
        Arrivals.objects.select_for_update(skip_locked=True)
        .filter(hour__lt=start_of_day(oldest_open_day(now)))
        .order_by("hour", "network")
        .values_list("pk", "hour", "refused")[:BATCH]
    )
    refused: Counter[object] = Counter()
    for _pk, hour, number in rows:
        refused[local_day(hour)] += number
    add_to_rows(
        DailyTraffic, ["day"], ["refused"], [(day, number) for day, number in refused.items() if number]
    )
    Arrivals.objects.filter(pk__in=[row[0] for row in rows]).delete()
    return len(rows)
