"""The worker's part: renditions that are asked for are made."""

from __future__ import annotations

from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from background import working
from background.lanes import Lane

__all__ = ["make_due", "work_off"]


def work_off() -> int:
    """Make what waits, and say how many tasks that were."""
    return working.work_off(Lane.PICTURES)


def make_due() -> None:
    """Let the time pass until what was put off is tried again."""
    DBTaskResult.objects.filter(status=TaskResultStatus.READY).update(run_after=timezone.now())
