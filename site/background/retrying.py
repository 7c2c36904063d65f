"""A task that failed is tried again, later each time, until it is given up, which the report says."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from django.dispatch import receiver
from django.utils import timezone
from django_tasks.base import TaskResult, TaskResultStatus
from django_tasks.signals import task_finished
from django_tasks_db.models import DBTaskResult

from background.errors import TryAgainError

__all__ = ["MOST_ATTEMPTS", "pause_after"]

MOST_ATTEMPTS: Final = 5
FIRST_PAUSE: Final = timedelta(seconds=10)
LONGEST_PAUSE: Final = timedelta(hours=1)
GROWTH: Final = 6


def pause_after(attempts: int) -> timedelta:
    """How long to wait after so many attempts, of which there was at least one."""
    return min(FIRST_PAUSE * GROWTH ** min(attempts - 1, 10), LONGEST_PAUSE)


@receiver(task_finished)
def try_again(task_result: TaskResult[Any], **_kwargs: object) -> None:
    """Put a task that failed back into its lane, unless it has had its attempts."""
    row: DBTaskResult[..., Any] | None = getattr(task_result, "db_result", None)
    if row is None or task_result.status != TaskResultStatus.FAILED:
        return
    error = _error_of(task_result)
    workers, pause = row.worker_ids, pause_after(task_result.attempts)
    if issubclass(error, TryAgainError):
        # None of its attempts counts, and the list of them must not grow.
        workers, pause = [], error.pause
    elif issubclass(error, SystemExit | KeyboardInterrupt):
        # Stopping the worker is not the task's fault.
        workers, pause = workers[:-1], timedelta()
    elif task_result.attempts >= MOST_ATTEMPTS:
        return
    DBTaskResult.objects.filter(pk=row.pk, status=TaskResultStatus.FAILED).update(
        status=TaskResultStatus.READY, run_after=timezone.now() + pause, worker_ids=workers
    )


def _error_of(task_result: TaskResult[Any]) -> type[BaseException]:
    try:
        return task_result.errors[0].exception_class
    except (ImportError, ValueError):
        # Made inside a function, where it cannot be found by its name.
        return Exception
