"""What is done again and again is asked for when its time has come, once, whoever looks."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from background.rounds import Round, Timetable
from background.working import work_off
from tests.background import sample_tasks

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_ran(settings, tmp_path):
    settings.WORKERS_ROOT = tmp_path
    sample_tasks.RAN.clear()


def hourly(**fields) -> Round:
    return Round(task=sample_tasks.go_round, every=timedelta(hours=1), **fields)


def timetable(one: Round) -> Timetable:
    return Timetable([one], _began=0.0)


def test_a_round_is_asked_for_once_in_its_time_also_by_two_workers():
    first, second = timetable(hourly()), timetable(hourly())
    assert first.look(0.0) == 1
    assert second.look(0.0) == 0, "it waits already"
    work_off()
    assert first.look(100.0) == second.look(100.0) == 0, "it was done within the hour"
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(hours=2))
    assert first.look(200.0) == 1
    assert second.look(200.0) == 0


def test_a_round_that_is_being_done_is_not_asked_for_again():
    assert timetable(hourly()).look(0.0) == 1
    DBTaskResult.objects.get().claim("worker")
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(days=1))
    assert timetable(hourly()).look(0.0) == 0


def test_what_is_not_urgent_leaves_time_after_the_start():
    later = timetable(hourly(first_after=timedelta(minutes=10)))
    assert later.look(599.0) == 0
    assert later.look(601.0) == 1


def test_a_round_with_a_look_of_its_own_is_asked_for_when_there_is_something_to_do(
    django_assert_num_queries,
):
    is_due = False
    often = timetable(Round(task=sample_tasks.go_round, every=timedelta(seconds=1), is_due=lambda: is_due))
    with django_assert_num_queries(0):
        assert often.look(0.0) == 0
    is_due = True
    assert often.look(0.5) == 0, "not so soon"
    assert often.look(1.0) == 1
    work_off()
    assert often.look(2.0) == 1, "as often as there is something"
