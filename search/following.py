"""Applying changes as they come: a loop, and the process beside the web server that runs it."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import DatabaseError, connection
from elasticsearch import ApiError, TransportError
from elasticsearch.helpers import BulkIndexError

from search import server_index
from search.engines.elasticsearch import is_configured
from search.models import OutboxChange
from search.outbox import drain

__all__ = ["beside_server", "follow"]

logger = logging.getLogger(__name__)

PROJECT = Path(__file__).resolve().parents[1]
SECONDS_BETWEEN_LOOKS = 0.3
SECONDS_AFTER_FAILURE = 1.0
SECONDS_BEFORE_RESTART = 1.0


def follow(goes_on: Callable[[], bool]) -> None:
    """Apply changes within a second of their commit while `goes_on()`; outlives the outages of either side.

    A server without index, new or emptied, is given one.
    """
    looks_for_index = True
    while goes_on():
        pause = SECONDS_BETWEEN_LOOKS
        try:
            if looks_for_index and server_index.is_needed():
                server_index.rebuild()
            looks_for_index = False
            if OutboxChange.objects.exists():
                drain()
        except (ApiError, TransportError, BulkIndexError) as error:
            logger.warning("Changes wait for Elasticsearch: %s", error)
            looks_for_index, pause = True, SECONDS_AFTER_FAILURE
        except DatabaseError as error:
            logger.warning("Changes wait for the database: %s", error)
            connection.close()
            pause = SECONDS_AFTER_FAILURE
        time.sleep(pause)


@contextmanager
def beside_server() -> Iterator[None]:
    """Keep a process that follows while the block runs; nothing where no Elasticsearch is set up."""
    if not is_configured():
        yield
        return
    ended = threading.Event()
    keeper = threading.Thread(target=_keep, args=(ended,), name="search-following", daemon=True)
    keeper.start()
    try:
        yield
    finally:
        ended.set()
        keeper.join()


def _keep(ended: threading.Event) -> None:
    command = [sys.executable, "manage.py", "search_index", "sync", "--follow", "--parent", str(os.getpid())]
    while not ended.is_set():
        process = subprocess.Popen(command, cwd=PROJECT, stdin=subprocess.DEVNULL)  # noqa: S603
        while process.poll() is None and not ended.wait(0.2):
            pass
        if process.poll() is None:
            process.terminate()
        process.wait()
        ended.wait(SECONDS_BEFORE_RESTART)
