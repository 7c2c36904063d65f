"""Several readers counted in one transaction: the same rows as if each had been counted alone."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import timedelta

import pytest
from django.db import IntegrityError, OperationalError, transaction
from wagtail.models import Page

from counters import group_recording
from counters.enums import Countable
from counters.group_recording import CountedAnswer, record_several
from counters.marks import Mark
from counters.models import Arrivals, Hit, Visit
from counters.readers import Reader
from counters.recording import record
from tests.counters.conftest import NOON

pytestmark = pytest.mark.django_db

COLUMNS = {
    Hit: ("page", "countable", "file_id", "day", "reader", "counted_at", "times"),
    Visit: ("day", "reader", "address", "is_bot", "first_seen", "last_seen", "visits", "continued"),
    Arrivals: ("hour", "network", "is_bot", "admitted", "refused"),
}
Rows = list[list[tuple[object, ...]]]


def reader(number: int) -> Reader:
    return Reader(bytes([number]) * 16, address=bytes([number]) * 16, network=bytes([number % 3]) * 16)


def rows() -> Rows:
    return [sorted(map(repr, model.objects.values_list(*names))) for model, names in COLUMNS.items()]


def crowd(seed: int) -> list[list[CountedAnswer]]:
    """Groups of readers on ten pages; some come back, in the same group or after the window."""
    chance, now = random.Random(seed), NOON
    groups = []
    for _ in range(12):
        now += timedelta(minutes=chance.choice((1, 7, 31)))
        groups.append(
            [
                CountedAnswer(
                    []
                    if (is_bot := number % 7 == 0)
                    else [Mark(chance.randrange(1, 10), Countable.VIEW), Mark(3, Countable.FILE, 2)],
                    reader(number),
                    now,
                    is_bot,
                )
                for number in chance.choices(range(25), k=chance.randrange(1, 12))
            ]
        )
    return groups


def rows_after(count: Callable[[Sequence[CountedAnswer]], object], groups: list[list[CountedAnswer]]) -> Rows:
    """What is in the database then; it is taken back."""
    with transaction.atomic():
        for group in groups:
            count(group)
        found = rows()
        transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("window", [0, 1800])
@pytest.mark.parametrize("limit", [0, 4, 500])
@pytest.mark.parametrize("seed", range(3))
def test_a_group_leaves_the_rows_that_each_alone_would(settings, seed, limit, window):
    settings.COUNTERS_NEW_READERS_PER_HOUR, settings.COUNTERS_WINDOW_SECONDS = limit, window

    def each_alone(readings: Sequence[CountedAnswer]) -> None:
        for one in readings:
            record(one.marks, one.reader, one.now, visits=True, is_bot=one.is_bot)

    groups = crowd(seed)
    assert rows_after(record_several, groups) == rows_after(each_alone, groups)


def test_statements_do_not_grow_with_the_readers(django_assert_num_queries):
    readings = [CountedAnswer([Mark(1, Countable.VIEW)], reader(number), NOON) for number in range(20)]
    with django_assert_num_queries(5):
        # Begin, visits, new readers of networks, views, commit.
        record_several(readings)


def test_a_statement_that_fails_for_one_reader_loses_no_other():
    marks = [Mark(1, Countable.VIEW), Mark(1, Countable.VIEW, -1), Mark(1, Countable.VIEW)]
    readings = [CountedAnswer([mark], reader(number), NOON) for number, mark in enumerate(marks)]
    first, second, third = record_several(readings)
    assert isinstance(second, IntegrityError)
    assert [len(hits) for hits in (first, third) if isinstance(hits, list)] == [1, 1]
    assert set(map(bytes, Hit.objects.values_list("reader", flat=True))) == {b"\0" * 16, b"\2" * 16}


@pytest.mark.parametrize(
    ("window", "is_certain"),
    [pytest.param(1800, True, id="counted once"), pytest.param(0, False, id="told as failed")],
)
def test_a_commit_of_unknown_end_doubles_nothing(monkeypatch, settings, window, is_certain):
    settings.COUNTERS_WINDOW_SECONDS = window

    class Lost:
        """The connection breaks while the transaction ends."""

        def __enter__(self) -> None:
            pass

        def __exit__(self, *_exception: object) -> None:
            raise OperationalError

    monkeypatch.setattr(group_recording.transaction, "atomic", Lost)
    readings = [CountedAnswer([Mark(1, Countable.VIEW)], reader(1), NOON)]
    written = group_recording._write(readings)
    assert written[0]
    monkeypatch.setattr(group_recording, "_write", lambda _readings: written)
    [outcome] = record_several(readings)
    assert isinstance(outcome, list) == is_certain
    assert list(Hit.objects.values_list("times", flat=True)) == [1]


def test_a_reader_who_comes_twice_at_once_is_counted_once():
    page = Page.objects.first()
    assert page is not None
    twice = [CountedAnswer([Mark(page.pk, Countable.VIEW)], reader(1), NOON)] * 2
    [first, second] = record_several(twice)
    assert isinstance(first, list)
    assert first
    assert second == []
