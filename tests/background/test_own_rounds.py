"""What the site does again and again: it is in the timetable, and does what its name says."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from background.labels import label_of
from background.lanes import Lane
from background.rounds import Timetable, registered_rounds
from background.tasks import DAYS_OF_FAILURES, DAYS_OF_RESULTS, forget_results
from background.working import work_off
from links import tasks as links_tasks
from tests.background import sample_tasks

pytestmark = pytest.mark.django_db

DAILY = {"ask_links", "forget_results", "forget_sessions", "tidy_drawn_pages"}


def test_every_round_has_a_name_for_staff():
    paths = [one.task.module_path for one in registered_rounds()]
    assert [path for path in paths if label_of(path) == path] == []


def test_what_is_done_daily_is_in_the_timetable():
    daily = {one.task.name for one in registered_rounds() if one.every == timedelta(days=1)}
    assert daily == DAILY


def test_links_to_other_sites_are_asked_by_the_worker(monkeypatch):
    asked = []
    monkeypatch.setattr(links_tasks, "check_links", lambda a_round: asked.append(a_round) or 0)
    links_tasks.ask_links.enqueue()
    assert work_off(Lane.SLOW) == 1
    assert len(asked) == 1


def test_sessions_that_are_over_are_forgotten():
    now = timezone.now()
    for key, at in (("over", now - timedelta(days=1)), ("goes on", now + timedelta(days=1))):
        Session.objects.create(session_key=key, session_data="", expire_date=at)
    table = Timetable(registered_rounds(Lane.SLOW), _began=0.0)
    assert table.look(1e6) >= len(DAILY) - 1
    DBTaskResult.objects.filter(task_path=links_tasks.ask_links.module_path).delete()
    work_off(Lane.SLOW)
    assert [session.session_key for session in Session.objects.all()] == ["goes on"]


@pytest.mark.parametrize(
    ("task", "days", "left"),
    [
        (sample_tasks.note, DAYS_OF_RESULTS + 1, 0),
        (sample_tasks.note, DAYS_OF_RESULTS - 1, 1),
        (sample_tasks.fail, DAYS_OF_FAILURES - 1, 1),
        (sample_tasks.fail, DAYS_OF_FAILURES + 1, 0),
    ],
)
def test_results_are_told_for_some_days_and_failures_for_a_month(task, days, left):
    task.enqueue(*([] if task is sample_tasks.fail else ["một"]))
    row = DBTaskResult.objects.get()
    row.claim("worker")
    if task is sample_tasks.fail:
        row.set_failed(ValueError())
    else:
        row.set_successful(None)
    DBTaskResult.objects.update(finished_at=timezone.now() - timedelta(days=days))
    forget_results.call()
    assert DBTaskResult.objects.count() == left


def test_counts_are_rolled_up_by_the_worker():
    table = Timetable([one for one in registered_rounds() if one.task.name == "roll_up_counts"], _began=0.0)
    assert table.look(0.0) == 1
    assert work_off(Lane.QUICK) == 1
    assert DBTaskResult.objects.get(task_path="counters.tasks.roll_up_counts").return_value == [0, 0, 0]
