"""Reading files as they come in."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from django.db import DatabaseError, connection

from extraction.models import Extraction
from extraction.queueing import queue_missing
from extraction.working import retake_abandoned, retry_scans, work_off

__all__ = ["follow"]

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_LOOKS = 1.0
SECONDS_AFTER_FAILURE = 5.0
LOOKS_BETWEEN_ROUNDS = 300


def follow(goes_on: Callable[[], bool]) -> None:
    """Read what is queued while `goes_on()`; outlives the outages of the database.

    Now and then it also looks for what others left behind.
    """
    looks = 0
    while goes_on():
        pause = SECONDS_BETWEEN_LOOKS
        try:
            if looks % LOOKS_BETWEEN_ROUNDS == 0:
                go_round()
            if Extraction.objects.waiting().exists():
                work_off(goes_on)
            looks += 1
        except DatabaseError as error:
            logger.warning("Files wait for the database: %s", error)
            connection.close()
            pause = SECONDS_AFTER_FAILURE
        time.sleep(pause)


def go_round() -> None:
    """Queue what nobody is at: files nobody heard of, readings broken off, scans that can be read by now."""
    queue_missing()
    retake_abandoned()
    retry_scans()
