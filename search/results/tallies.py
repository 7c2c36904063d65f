"""What readers search for and what they do not find, counted by day and without a trace of the reader."""

from __future__ import annotations

import logging

from django.db import DatabaseError, connection, transaction
from django.http import HttpRequest
from django.utils import timezone
from wagtail.contrib.search_promotions.models import Query, QueryDailyHits
from wagtail.search.utils import normalise_query_string

from counters.agents import agent_of
from counters.bots import is_bot_agent
from counters.middleware import is_reading
from counters.sql import add_to_rows, prepared, upsert
from search.models import FruitlessSearch
from search.results.results import SearchResults

__all__ = ["count_search"]

logger = logging.getLogger(__name__)


def count_search(request: HttpRequest, found: SearchResults) -> None:
    """Count that a reader asked this; staff, bots, narrowed lists and further pages count nothing.

    Should the database fail, the reader still gets the results and the log says that a count is missing.
    """
    query = found.query
    if (
        not query.is_fresh
        or request.method != "GET"
        or is_bot_agent(agent_of(request))
        or not is_reading(request)
    ):
        return
    try:
        with transaction.atomic():
            _count(query.text, fruitless=not found.total)
    except DatabaseError:
        logger.exception("Not counted: a search")


def _count(text: str, *, fruitless: bool) -> None:
    row = [(_query_id(text), timezone.localdate(), 1)]
    add_to_rows(QueryDailyHits, ["query", "date"], ["hits"], row)
    if fruitless:
        add_to_rows(FruitlessSearch, ["query", "date"], ["hits"], row)


def _query_id(text: str) -> int:
    """The row of the text, as Wagtail would look for it; a new one where it was never asked."""
    values = {"query_string": normalise_query_string(text)}
    statement = upsert(
        Query,
        fields=list(values),
        key=list(values),
        changes={"query_string": "excluded.query_string"},
        returning="id",
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, prepared(Query, values))
        return int(cursor.fetchone()[0])
