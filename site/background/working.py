"""Running the tasks of a lane, one after the other. Claiming and results are those of `django_tasks_db`."""

from __future__ import annotations

import logging
import os
import socket
import time
from collections.abc import Callable
from typing import Final

from django.db import DatabaseError, connection
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from background.lanes import BACKEND, Lane
from background.retaking import retake
from background.rounds import Timetable, registered_rounds
from background.signs_of_life import sign_of_life

__all__ = ["live_in_lane", "work_off"]

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_LOOKS: Final = 0.3
SECONDS_AFTER_FAILURE: Final = 5.0
SECONDS_BETWEEN_RETAKES: Final = 60.0


def work_off(*lanes: Lane) -> int:
    """Run what waits in these lanes (by default in all) in this process, and say how many tasks that were."""
    worker_id = _new_id("command")
    with sign_of_life(worker_id):
        worker = _worker(worker_id, lanes or tuple(Lane))
        worker.run()
    return worker._run_tasks


def live_in_lane(lane: Lane, goes_on: Callable[[], bool]) -> None:
    """Run the tasks of a lane as they come while `goes_on()`; outlives the outages of the database.

    Told to end (SIGTERM), the process ends once its task has; told so twice, it breaks the task off, which
    another process runs again.
    """
    worker_id = _new_id(lane)
    worker = _worker(worker_id, (lane,))
    worker.configure_signals()
    timetable = Timetable(registered_rounds(lane))
    next_retake = 0.0
    with sign_of_life(worker_id):
        while worker.running and goes_on():
            pause = SECONDS_BETWEEN_LOOKS
            try:
                if time.monotonic() >= next_retake:
                    retake(worker_id)
                    next_retake = time.monotonic() + SECONDS_BETWEEN_RETAKES
                timetable.look(time.monotonic())
                if _waits(lane):
                    worker.run()
            except DatabaseError as error:
                logger.warning("The tasks of lane %s wait for the database: %s", lane, error)
                connection.close()
                pause, next_retake = SECONDS_AFTER_FAILURE, 0.0
            time.sleep(pause)


def _waits(lane: Lane) -> bool:
    """A look that locks nothing, which claiming a task does."""
    return DBTaskResult.objects.ready().filter(backend_name=BACKEND, queue_name=lane).exists()


def _worker(worker_id: str, lanes: tuple[Lane, ...]) -> Worker:
    return Worker(
        queue_names=[lane.value for lane in lanes],
        interval=SECONDS_BETWEEN_LOOKS,
        batch=True,
        backend_name=BACKEND,
        startup_delay=False,
        max_tasks=None,
        worker_id=worker_id,
        excluded_queue_names=[],
    )


def _new_id(name: str) -> str:
    return f"{socket.gethostname()[:24]}-{os.getpid()}-{name}-{get_random_string(8)}"
