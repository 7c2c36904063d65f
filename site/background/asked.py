"""What has been asked for and is not done yet."""

from __future__ import annotations

from typing import Any

from django_tasks.base import Task, TaskResultStatus
from django_tasks_db.models import DBTaskResult

__all__ = ["open_arguments"]


def open_arguments(task: Task[..., Any]) -> set[int]:
    """The first argument, a key, of every task of this kind that waits or is being run."""
    rows = DBTaskResult.objects.filter(
        task_path=task.module_path, status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING]
    )
    return {asked["args"][0] for asked in rows.values_list("args_kwargs", flat=True)}
