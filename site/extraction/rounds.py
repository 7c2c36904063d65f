"""Looking for files that nobody is at."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext_lazy as _
from django_tasks import task

from background.labels import name_task
from background.lanes import BACKEND, Lane
from background.rounds import Round, register
from extraction.queueing import ask_for_forgotten, queue_missing
from extraction.working import retake_abandoned, retry_scans

__all__ = ["go_round", "look_for_files"]


def go_round() -> int:
    """Ask for what nobody is at, and say how many files that were.

    Files nobody heard of, readings broken off, scans that can be read by now, and what waits without a task.
    """
    queue_missing()
    retake_abandoned()
    retry_scans()
    return ask_for_forgotten()


@task(backend=BACKEND, queue_name=Lane.QUICK)
def look_for_files() -> int:
    return go_round()


name_task(look_for_files, _("Look for files that nobody reads"))
register(Round(task=look_for_files, every=timedelta(minutes=5)))
