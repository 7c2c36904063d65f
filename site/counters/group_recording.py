"""Writing down what several readers did, in one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Final

from django.db import connection, transaction

from counters.arrivals import admit_several
from counters.days import counting_window, local_day
from counters.marks import Mark
from counters.models import Hit, Visit
from counters.readers import Reader
from counters.recording import VISIT_ENDS_AFTER, record
from counters.sql import aware, column, prepared, upsert
from counters.together import Together

__all__ = ["Reading", "record_with_others"]

VISIT_FIELDS: Final = (
    "day", "reader", "address", "is_bot", "first_seen", "last_seen", "visits", "continued",
)  # fmt: skip
HIT_FIELDS: Final = ("page", "countable", "file_id", "day", "reader", "counted_at", "times")


@dataclass(frozen=True, slots=True)
class Reading:
    """What one answer counts as, and who is answered; the visit of the reader is always meant."""

    marks: Sequence[Mark]
    reader: Reader
    now: datetime
    is_bot: bool = False


def record_several(readings: Sequence[Reading]) -> list[list[int] | BaseException]:
    """What `record` returns for each, or the error that it raises.

    One transaction for all; where it fails one for each, so that no reader goes uncounted for another.
    A second reading of the same reader comes after the first, as it was asked for, and so does another day.
    """
    groups = _groups(readings)
    found: list[list[int] | BaseException] = [[] for _ in readings]
    for group in groups:
        for place, outcome in zip(group, _outcomes([readings[place] for place in group]), strict=True):
            found[place] = outcome
    return found


#: Count an answer; returns when that is in the database. See `record`.
record_with_others: Together[Reading, list[int]] = Together(record_several)


def _groups(readings: Sequence[Reading]) -> list[list[int]]:
    """Places of readings that go together: of one day, no reader twice."""
    groups: list[tuple[object, set[bytes], list[int]]] = []
    for place, reading in enumerate(readings):
        day, key = local_day(reading.now), reading.reader.today
        if not groups or groups[-1][0] != day or key in groups[-1][1]:
            groups.append((day, set(), []))
        groups[-1][1].add(key)
        groups[-1][2].append(place)
    return [places for _day, _keys, places in groups]


def _outcomes(readings: Sequence[Reading]) -> Sequence[list[int] | BaseException]:
    is_written = False
    try:
        with transaction.atomic():
            found = _write(readings)
            is_written = True
    except Exception as error:  # noqa: BLE001 (whatever it is about one of them, it is not about all)
        if is_written and not counting_window():
            # It may have been committed, and nothing would keep it from being counted twice.
            return [error] * len(readings)
        if not connection.in_atomic_block:
            connection.close_if_unusable_or_obsolete()
        return [_alone(reading) for reading in readings]
    return found


def _alone(reading: Reading) -> list[int] | BaseException:
    try:
        return record(reading.marks, reading.reader, reading.now, visits=True, is_bot=reading.is_bot)
    except Exception as error:  # noqa: BLE001 (the thread that asked raises it)
        return error


def _write(readings: Sequence[Reading]) -> list[list[int]]:
    """The ids of the hits of each. Rows are written in one order everywhere: nobody waits in a circle."""
    now = max(reading.now for reading in readings)
    ordered = sorted(readings, key=lambda reading: reading.reader.today)
    new = _write_visits(ordered, now)
    refused: set[bytes] = set()
    if new:
        arriving = [reading for reading in readings if reading.reader.today in new]
        refused = _refused(arriving, now)
    written = _write_hits([reading for reading in ordered if reading.reader.today not in refused], now)
    return [written.get(reading.reader.today, []) for reading in readings]


def _write_visits(readings: Sequence[Reading], now: datetime) -> set[bytes]:
    """Note the visits; returns the keys of the readers who are new today. See `recording.record_visit`."""
    day, moment, ended = _prepared_times(now)
    parameters: list[Any] = []
    for reading in readings:
        reader = reading.reader
        parameters += (day, reader.today, reader.address, reading.is_bot, moment, moment, 1, False)
    rows = _returned(_visits_statement(len(readings)), [*parameters, ended])
    return {bytes(reader) for reader, first_seen in rows if aware(first_seen) == now}


def _refused(readings: Sequence[Reading], now: datetime) -> set[bytes]:
    """The keys of new readers whom their network has no place for; their visits are taken back."""
    networks = Counter((reading.reader.network, reading.is_bot) for reading in readings)
    admitted = admit_several(networks, now)
    refused = set()
    for reading in readings:
        network = (reading.reader.network, reading.is_bot)
        if admitted[network]:
            admitted[network] -= 1
        else:
            refused.add(reading.reader.today)
    if refused:
        Visit.objects.filter(day=local_day(now), reader__in=refused).delete()
    return refused


def _write_hits(readings: Sequence[Reading], now: datetime) -> dict[bytes, list[int]]:
    """Count views and downloads; returns ids by reader. See `recording.record_hit`."""
    rows = sorted(_hit_keys(readings))
    if not rows:
        return {}
    day, moment, _ended = _prepared_times(now)
    parameters: list[Any] = []
    for page, countable, file_id, reader in rows:
        parameters += (page, countable, file_id, day, reader, moment, 1)
    window = counting_window()
    if window:
        parameters += prepared(Hit, {"counted_at": now - window})
    statement = _hits_statement(len(rows), has_window=bool(window))
    found: dict[bytes, list[int]] = {}
    for hit, reader in _returned(statement, parameters):
        found.setdefault(bytes(reader), []).append(hit)
    return found


def _hit_keys(readings: Iterable[Reading]) -> Iterator[tuple[int, str, int, bytes]]:
    for reading in readings:
        for mark in reading.marks:
            yield mark.page_id, mark.countable.value, mark.file_id, reading.reader.today


def _prepared_times(now: datetime) -> list[Any]:
    times = {"day": local_day(now), "first_seen": now, "last_seen": now - VISIT_ENDS_AFTER}
    return prepared(Visit, times)


def _returned(statement: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()


@cache
def _visits_statement(rows: int) -> str:
    last_seen = column(Visit, "last_seen")
    return upsert(
        Visit,
        fields=VISIT_FIELDS,
        key=("day", "reader"),
        changes={
            "visits": f"kept.visits + CASE WHEN kept.{last_seen} <= %s THEN 1 ELSE 0 END",
            "last_seen": "excluded.last_seen",
        },
        only_if="kept.last_seen < excluded.last_seen",
        returning=("reader", "first_seen"),
        rows=rows,
    )


@cache
def _hits_statement(rows: int, *, has_window: bool) -> str:
    return upsert(
        Hit,
        fields=HIT_FIELDS,
        key=("page", "countable", "file_id", "day", "reader"),
        changes={"times": "kept.times + excluded.times", "counted_at": "excluded.counted_at"},
        only_if="kept.counted_at <= %s" if has_window else "",
        returning=("id", "reader"),
        rows=rows,
    )
