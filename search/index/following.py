"""Applying changes as they come."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from django.db import DatabaseError, connection
from elasticsearch import ApiError, TransportError
from elasticsearch.helpers import BulkIndexError

from search.engines.elasticsearch.node import read_carefully
from search.index import server_index
from search.index.outbox import drain
from search.models import OutboxChange

__all__ = ["follow"]

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_LOOKS = 0.3
SECONDS_AFTER_FAILURE = 1.0


def follow(goes_on: Callable[[], bool]) -> None:
    """Apply changes within a second of their commit while `goes_on()`; outlives the outages of either side.

    A server without index, new or emptied, is given one.
    """
    looks_for_index = True
    while goes_on():
        pause = SECONDS_BETWEEN_LOOKS
        try:
            _catch_up(looks_for_index=looks_for_index)
            looks_for_index = False
        except (ApiError, TransportError, BulkIndexError) as error:
            logger.warning("Changes wait for Elasticsearch: %s", error)
            looks_for_index, pause = True, SECONDS_AFTER_FAILURE
        except DatabaseError as error:
            logger.warning("Changes wait for the database: %s", error)
            connection.close()
            pause = SECONDS_AFTER_FAILURE
        time.sleep(pause)


def _catch_up(*, looks_for_index: bool) -> None:
    with read_carefully():
        if looks_for_index and server_index.is_needed():
            server_index.rebuild()
        if OutboxChange.objects.exists():
            drain()
