"""Tasks whose worker is gone are run again: it was killed, or the machine went down."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any, Final

from django.conf import settings
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from background.lanes import BACKEND
from background.signs_of_life import forget, gone_workers

__all__ = ["retake"]

logger = logging.getLogger(__name__)

FIRST_PAUSE: Final = timedelta(minutes=1)
LONGEST_PAUSE: Final = timedelta(hours=1)


def retake(own: str = "") -> int:
    """Put back what nobody is at any more, and say how many tasks that were.

    That is what the worker `own`, who calls this and is at nothing, has still begun; what a worker of this
    machine had begun that does not live any more; and what was begun longer ago than any task takes. It is
    never given up: a worker that ends says nothing about a task. But one that ends it again and again waits
    longer each time.
    """
    gone = gone_workers() - {own}
    too_long_ago = timezone.now() - settings.LONGEST_TASK
    retaken = 0
    for row in DBTaskResult.objects.running().filter(backend_name=BACKEND):
        worker_id = row.worker_ids[-1] if row.worker_ids else ""
        if worker_id in gone or worker_id == own or row.started_at is None or row.started_at < too_long_ago:
            retaken += _put_back(row)
    forget(gone)
    return retaken


def _put_back(row: DBTaskResult[..., Any]) -> int:
    attempts = len(row.worker_ids)
    # The first time at once: as a rule the worker was stopped, and not by this task.
    pause = min(FIRST_PAUSE * 2 ** min(attempts - 2, 10), LONGEST_PAUSE) if attempts > 1 else timedelta()
    logger.warning("The worker of %s is gone; it is run again in %s", row.task_path, pause)
    still_there = DBTaskResult.objects.filter(
        pk=row.pk, status=TaskResultStatus.RUNNING, started_at=row.started_at
    )
    return still_there.update(status=TaskResultStatus.READY, run_after=timezone.now() + pause)
