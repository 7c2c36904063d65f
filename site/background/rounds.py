"""What is done again and again: who declares a round says how often, and when there is something to do."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final

from django.utils import timezone
from django_tasks.base import Task, TaskResultStatus
from django_tasks_db.models import DBTaskResult

from background.lanes import Lane

__all__ = ["Round", "Timetable", "register", "registered_rounds"]


LONGEST_BETWEEN_LOOKS: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """A task that is asked for `every` so often, one at a time.

    With `is_due` it is asked for only when that says so; it is a cheap look, since it may be taken several
    times a second. `first_after` the start of the worker there is time for what is more urgent.
    """

    task: Task[[], Any]
    every: timedelta
    is_due: Callable[[], bool] | None = None
    first_after: timedelta = timedelta()


_registered: list[Round] = []


def register(a_round: Round) -> None:
    """Called once, where the task is declared."""
    _registered.append(a_round)


def registered_rounds(lane: Lane | None = None) -> tuple[Round, ...]:
    """All rounds, or those of a lane."""
    return tuple(one for one in _registered if lane is None or one.task.queue_name == lane)


@dataclass(slots=True)
class Timetable:
    """Asks for the rounds whose time has come, each in the process that runs its tasks.

    Moments are seconds of any clock that only goes forward.
    """

    rounds: Sequence[Round] = field(default_factory=registered_rounds)
    _next: dict[str, float] = field(default_factory=dict)
    _began: float = field(default_factory=time.monotonic)

    def look(self, at: float) -> int:
        """Ask for what is due, and say how many tasks that were."""
        asked = 0
        for one in self.rounds:
            path = one.task.module_path
            if at < self._next.get(path, self._began + one.first_after.total_seconds()):
                continue
            self._next[path] = at + _seconds_between_looks(one)
            if _is_wanted(one):
                one.task.enqueue()
                asked += 1
        return asked


def _seconds_between_looks(one: Round) -> float:
    # Where the table says when it was asked for last, by whichever worker, looking often costs nothing.
    most = one.every if one.is_due else min(one.every, LONGEST_BETWEEN_LOOKS)
    return most.total_seconds()


def _is_wanted(one: Round) -> bool:
    if one.is_due is not None and not one.is_due():
        return False
    rows = DBTaskResult.objects.filter(task_path=one.task.module_path)
    if rows.filter(status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING]).exists():
        return False
    return one.is_due is not None or not rows.filter(enqueued_at__gt=timezone.now() - one.every).exists()
