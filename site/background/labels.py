"""What staff read of a task: its name in words."""

from __future__ import annotations

from typing import Any

from django.utils.functional import Promise
from django_tasks.base import Task

__all__ = ["label_of", "name_task"]

_labels: dict[str, str | Promise] = {}


def name_task(task: Task[..., Any], label: str | Promise) -> None:
    """Give a task its name; called once, where the task is declared."""
    _labels[task.module_path] = label


def label_of(task_path: str) -> str:
    """The name of the task at this path; its path, where an earlier version has left it."""
    return str(_labels.get(task_path, task_path))
