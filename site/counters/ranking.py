"""Pages in the order of their counts."""

from __future__ import annotations

from typing import Any, Final

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from counters.enums import Countable

__all__ = ["ids_by_count"]

# The counts are summed once for all pages and joined, rather than summed for each.
RANKED: Final = """
    WITH wanted(id) AS ({wanted}), counted AS (
        SELECT page_id, SUM(number) AS number FROM (
            SELECT page_id, count + brought_forward AS number FROM counters_total WHERE countable {which} %s
            UNION ALL
            SELECT page_id, times AS number FROM counters_hit WHERE countable {which} %s
        ) AS parts GROUP BY page_id
    )
    SELECT wanted.id FROM wanted LEFT JOIN counted ON counted.page_id = wanted.id
    ORDER BY COALESCE(counted.number, 0) DESC, wanted.id DESC LIMIT %s OFFSET %s
"""
EVERYTHING: Final = 2**31 - 1


def ids_by_count(pages: QuerySet[Any], *, views: bool, start: int = 0, stop: int | None = None) -> list[int]:
    """The ids of these pages, most viewed (or else most downloaded) first, of equals the newest page."""
    try:
        wanted, parameters = pages.order_by().values_list("pk").query.sql_with_params()
    except EmptyResultSet:
        return []
    limit = EVERYTHING if stop is None else max(0, stop - start)
    statement = RANKED.format(wanted=wanted, which="=" if views else "<>")
    with connection.cursor() as cursor:
        cursor.execute(statement, [*parameters, Countable.VIEW, Countable.VIEW, limit, start])
        return [key for (key,) in cursor.fetchall()]
