"""What fails is tried again later; what cannot be done is given up; nothing is lost with a worker."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks.signals import task_finished
from django_tasks_db.models import DBTaskResult

from background.lanes import Lane
from background.retaking import retake
from background.retrying import MOST_ATTEMPTS
from background.signs_of_life import gone_workers, sign_of_life
from background.working import work_off
from tests.background import sample_tasks

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _signs_of_this_test(settings, tmp_path):
    settings.WORKERS_ROOT = tmp_path
    sample_tasks.RAN.clear()


def only_row() -> DBTaskResult[..., Any]:
    return DBTaskResult.objects.get()


def make_due() -> None:
    DBTaskResult.objects.filter(status=TaskResultStatus.READY).update(run_after=timezone.now())


def test_what_waits_in_a_lane_is_run_in_order():
    for word in ("một", "hai"):
        sample_tasks.note.enqueue(word)
    assert work_off(Lane.FILES) == 0
    assert work_off(Lane.QUICK) == 2
    assert sample_tasks.RAN == ["một", "hai"]
    assert {row.status for row in DBTaskResult.objects.all()} == {TaskResultStatus.SUCCESSFUL}


@pytest.mark.parametrize("task", [sample_tasks.fail, sample_tasks.fail_in_its_own_way])
def test_a_task_that_fails_is_tried_again_later_each_time_and_then_given_up(task):
    task.enqueue()
    pauses = []
    for _attempt in range(MOST_ATTEMPTS - 1):
        make_due()
        assert work_off() == 1, "it is not tried again at once"
        row = only_row()
        assert row.status == TaskResultStatus.READY
        pauses.append(round((row.run_after - timezone.now()).total_seconds(), -1))
    assert pauses == [10, 60, 360, 2160]
    make_due()
    work_off()
    assert only_row().status == TaskResultStatus.FAILED


def test_what_waits_for_something_waits_as_long_as_it_takes():
    sample_tasks.wait_for_something.enqueue()
    for _attempt in range(MOST_ATTEMPTS + 3):
        make_due()
        assert work_off() == 1
    row = only_row()
    assert row.status == TaskResultStatus.READY
    assert row.worker_ids == [], "the list of its attempts does not grow"
    assert timedelta(seconds=50) < row.run_after - timezone.now() < timedelta(seconds=70)


def test_stopping_the_worker_is_not_the_fault_of_a_task():
    sample_tasks.be_stopped.enqueue()
    for _attempt in range(MOST_ATTEMPTS + 1):
        row = DBTaskResult.objects.ready().get()
        row.claim("worker")
        row.set_failed(SystemExit(1))
        task_finished.send(type(row.task.get_backend()), task_result=row.task_result)
    row = only_row()
    assert (row.status, row.worker_ids) == (TaskResultStatus.READY, [])


def begun_by(worker_id: str, ago: timedelta = timedelta()) -> DBTaskResult[..., Any]:
    sample_tasks.note.enqueue("một")
    row = DBTaskResult.objects.ready().get()
    row.claim(worker_id)
    DBTaskResult.objects.update(started_at=timezone.now() - ago)
    return row


def test_what_a_dead_worker_left_is_run_again_at_once():
    with sign_of_life("dead"):
        begun_by("dead")
        assert retake() == 0, "it lives"
    assert gone_workers() == {"dead"}
    assert retake() == 1
    assert gone_workers() == set()
    assert work_off() == 1
    assert sample_tasks.RAN == ["một"]


def test_a_task_that_ends_its_worker_again_and_again_waits_longer_and_is_never_given_up():
    pauses = []
    sample_tasks.note.enqueue("một")
    for _attempt in range(MOST_ATTEMPTS + 4):
        make_due()
        row = DBTaskResult.objects.ready().get()
        row.claim("dead")
        assert retake("dead") == 1
        pauses.append(round((only_row().run_after - timezone.now()) / timedelta(minutes=1)))
    assert pauses == [0, 1, 2, 4, 8, 16, 32, 60, 60]


def test_a_worker_of_another_machine_is_given_the_time_that_any_task_takes(settings):
    begun_by("elsewhere", settings.LONGEST_TASK - timedelta(minutes=1))
    assert retake() == 0
    DBTaskResult.objects.update(started_at=timezone.now() - settings.LONGEST_TASK)
    assert retake() == 1


def test_two_that_look_retake_a_task_once(monkeypatch):
    begun_by("dead")
    seen = FakeRows(DBTaskResult.objects.running())
    assert retake("dead") == 1
    monkeypatch.setattr(DBTaskResult.objects, "running", lambda: seen)
    assert retake("dead") == 0
    assert only_row().worker_ids == ["dead"]


class FakeRows(list[Any]):
    """Rows as another worker has seen them before."""

    def filter(self, **_kwargs):
        return self
