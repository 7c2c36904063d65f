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

__all__ = ["CountedAnswer", "record_with_others"]

VISIT_FIELDS: Final = (
    "day", "reader", "address", "is_bot", "first_seen", "last_seen", "visits", "continued",
)  # fmt: skip
HIT_FIELDS: Final = ("page", "countable", "file_id", "day", "reader", "counted_at", "times")


@dataclass(frozen=True, slots=True)
class CountedAnswer:
    """What one answer counts as, and who is answered; the visit of the reader is always meant."""

    marks: Sequence[Mark]
    reader: Reader
    now: datetime
    is_bot: bool = False


def record_several(answers: Sequence[CountedAnswer]) -> list[list[int] | BaseException]:
    """What `record` returns for each, or the error that it raises.

    One transaction for all; where it fails one for each, so that no reader goes uncounted for another.
    A second answer of the same reader comes after the first, as it was asked for, and so does another day.
    """
    groups = _groups(answers)
    found: list[list[int] | BaseException] = [[] for _ in answers]
    for group in groups:
        for place, outcome in zip(group, _outcomes([answers[place] for place in group]), strict=True):
            found[place] = outcome
    return found


#: Count an answer; returns when that is in the database. See `record`.
record_with_others: Together[CountedAnswer, list[int]] = Together(record_several)


def _groups(answers: Sequence[CountedAnswer]) -> list[list[int]]:
    """Places of answers that go together: of one day, no reader twice."""
    groups: list[tuple[object, set[bytes], list[int]]] = []
    for place, answer in enumerate(answers):
        day, key = local_day(answer.now), answer.reader.today
        if not groups or groups[-1][0] != day or key in groups[-1][1]:
            groups.append((day, set(), []))
        groups[-1][1].add(key)
        groups[-1][2].append(place)
    return [places for _day, _keys, places in groups]


def _outcomes(answers: Sequence[CountedAnswer]) -> Sequence[list[int] | BaseException]:
    is_written = False
    try:
        with transaction.atomic():
            found = _write(answers)
            is_written = True
    except Exception as error:  # noqa: BLE001 (whatever it is about one of them, it is not about all)
        if is_written and not counting_window():
            # It may have been committed, and nothing would keep it from being counted twice.
            return [error] * len(answers)
        if not connection.in_atomic_block:
            connection.close_if_unusable_or_obsolete()
        return [_alone(answer) for answer in answers]
    return found


def _alone(answer: CountedAnswer) -> list[int] | BaseException:
    try:
        return record(answer.marks, answer.reader, answer.now, visits=True, is_bot=answer.is_bot)
    except Exception as error:  # noqa: BLE001 (the thread that asked raises it)
        return error


def _write(answers: Sequence[CountedAnswer]) -> list[list[int]]:
    """The ids of the hits of each. Rows are written in one order everywhere: nobody waits in a circle."""
    now = max(answer.now for answer in answers)
    ordered = sorted(answers, key=lambda answer: answer.reader.today)
    new = _write_visits(ordered, now)
    refused: set[bytes] = set()
    if new:
        arriving = [answer for answer in answers if answer.reader.today in new]
        refused = _refused(arriving, now)
    written = _write_hits([answer for answer in ordered if answer.reader.today not in refused], now)
    return [written.get(answer.reader.today, []) for answer in answers]


def _write_visits(answers: Sequence[CountedAnswer], now: datetime) -> set[bytes]:
    """Note the visits; returns the keys of the readers who are new today. See `recording.record_visit`."""
    day, moment, ended = _prepared_times(now)
    parameters: list[Any] = []
    for answer in answers:
        reader = answer.reader
        parameters += (day, reader.today, reader.address, answer.is_bot, moment, moment, 1, False)
    rows = _returned(_visits_statement(len(answers)), [*parameters, ended])
    return {bytes(reader) for reader, first_seen in rows if aware(first_seen) == now}


def _refused(answers: Sequence[CountedAnswer], now: datetime) -> set[bytes]:
    """The keys of new readers whom their network has no place for; their visits are taken back."""
    networks = Counter((answer.reader.network, answer.is_bot) for answer in answers)
    admitted = admit_several(networks, now)
    refused = set()
    for answer in answers:
        network = (answer.reader.network, answer.is_bot)
        if admitted[network]:
            admitted[network] -= 1
        else:
            refused.add(answer.reader.today)
    if refused:
        Visit.objects.filter(day=local_day(now), reader__in=refused).delete()
    return refused


def _write_hits(answers: Sequence[CountedAnswer], now: datetime) -> dict[bytes, list[int]]:
    """Count views and downloads; returns ids by reader. See `recording.record_hit`."""
    rows = sorted(_hit_keys(answers))
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


def _hit_keys(answers: Iterable[CountedAnswer]) -> Iterator[tuple[int, str, int, bytes]]:
    for answer in answers:
        for mark in answer.marks:
            yield mark.page_id, mark.countable.value, mark.file_id, answer.reader.today


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
