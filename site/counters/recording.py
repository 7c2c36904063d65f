"""Writing down what a reader did, at the moment that is given."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Q

from counters.arrivals import admit
from counters.days import counting_window, local_day
from counters.marks import Mark
from counters.models import Hit, Visit
from counters.readers import Reader
from counters.sql import aware, prepared, upsert

# After so long without a page a visit is over; the next page begins another.
VISIT_ENDS_AFTER = timedelta(minutes=30)


@transaction.atomic
def record(
    marks: Iterable[Mark], reader: Reader, now: datetime, *, visits: bool, is_bot: bool = False
) -> list[int]:
    """Record everything one answer counts as, in one transaction: all of it is in the database, or none.

    Return the ids of the hits that were counted; a mark the window holds back has none, nor has a reader
    who comes when a network has sent all the new readers that it may send within the hour.
    """
    is_new = record_visit(reader, now, is_bot=is_bot) if visits else is_unseen(reader, now)
    if is_new and not admit(reader, now, is_bot=is_bot):
        Visit.objects.filter(day=local_day(now), reader=reader.today).delete()
        return []
    hits = [record_hit(mark, reader, now) for mark in marks]
    return [hit for hit in hits if hit is not None]


def record_hit(mark: Mark, reader: Reader, now: datetime) -> int | None:
    """Count a view or download, unless this reader was counted for it within the window. See `record`.

    Return the id of the hit, if it was counted. Where yesterday's key is still known, its row is asked
    first and moved on with nothing added: that closes it for a request of the last second before midnight
    that arrives late.
    """
    today = local_day(now)
    if reader.yesterday and not _count(mark, reader.yesterday, today - timedelta(days=1), now, times=0):
        return None
    return _count(mark, reader.today, today, now, times=1)


def record_visit(reader: Reader, now: datetime, *, is_bot: bool) -> bool:
    """Note that a reader is here: a new visit after half an hour without one, or the same. See `record`.

    Return whether the reader is new today, and not one whose visit began before midnight.
    """
    today = local_day(now)
    ended = now - VISIT_ENDS_AFTER
    goes_on = reader.yesterday is not None and (
        Visit.objects.filter(Q(continued=True) | Q(last_seen__gt=ended))
        .filter(day=today - timedelta(days=1), reader=reader.yesterday)
        .update(continued=True)
    )
    row = {
        "day": today,
        "reader": reader.today,
        "address": reader.address,
        "is_bot": is_bot,
        "first_seen": now,
        "last_seen": now,
        "visits": 0 if goes_on else 1,
        "continued": False,
    }
    statement = upsert(
        Visit,
        fields=list(row),
        key=["day", "reader"],
        changes={
            "visits": "kept.visits + CASE WHEN kept.last_seen <= %s THEN 1 ELSE 0 END",
            "last_seen": "excluded.last_seen",
        },
        only_if="kept.last_seen < excluded.last_seen",
        returning="first_seen",
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [*prepared(Visit, row), *prepared(Visit, {"last_seen": ended})])
        returned = cursor.fetchone()
    # A row that was there already began earlier, or returns nothing.
    is_inserted = returned is not None and aware(returned[0]) == now
    return is_inserted and not goes_on


def is_unseen(reader: Reader, now: datetime) -> bool:
    """Whether the reader of a file has opened no page today, nor in a visit that began before midnight."""
    seen = Q(day=local_day(now), reader=reader.today)
    if reader.yesterday:
        seen |= Q(day=local_day(now) - timedelta(days=1), reader=reader.yesterday)
    return not Visit.objects.filter(seen).exists()


def _count(mark: Mark, key: bytes, day: object, now: datetime, *, times: int) -> int | None:
    """Add `times` to the reader's row of that day unless it moved within the window; its id if not."""
    row = {
        "page": mark.page_id,
        "countable": mark.countable,
        "file_id": mark.file_id,
        "day": day,
        "reader": key,
        "counted_at": now,
        "times": times,
    }
    window = counting_window()
    statement = upsert(
        Hit,
        fields=list(row),
        key=["page", "countable", "file_id", "day", "reader"],
        changes={"times": "kept.times + excluded.times", "counted_at": "excluded.counted_at"},
        only_if="kept.counted_at <= %s" if window else "",
        returning="id",
    )
    parameters = prepared(Hit, row)
    if window:
        parameters += prepared(Hit, {"counted_at": now - window})
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        counted = cursor.fetchone()
    return counted[0] if counted else None
