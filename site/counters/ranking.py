"""Pages in the order of their counts."""

from __future__ import annotations

from collections.abc import Iterable
from heapq import nlargest
from typing import Final

from django.db import connection

from counters.enums import Countable

__all__ = ["ranked"]

# The counts are summed once for all pages, which takes a database less than to look for those of many.
COUNTED: Final = """
    SELECT page_id, SUM(number) FROM (
        SELECT page_id, count + brought_forward AS number FROM counters_total WHERE countable {which} %s
        UNION ALL
        SELECT page_id, times AS number FROM counters_hit WHERE countable {which} %s
    ) AS parts GROUP BY page_id
"""
# A count and a page's id in one number, by which to sort: ids are smaller than this.
ABOVE_IDS: Final = 2**40


def ranked(keys: Iterable[int], *, views: bool, start: int = 0, stop: int | None = None) -> list[int]:
    """The ids of pages, most viewed (or else most downloaded) first, of equals the newest page.

    Those from place `start` to before `stop`. One statement.
    """
    with connection.cursor() as cursor:
        cursor.execute(COUNTED.format(which="=" if views else "<>"), [Countable.VIEW, Countable.VIEW])
        counts = {page: int(number) for page, number in cursor.fetchall()}
    places = (counts.get(key, 0) * ABOVE_IDS + key for key in keys)
    first = sorted(places, reverse=True) if stop is None else nlargest(stop, places)
    return [place % ABOVE_IDS for place in first[start:]]
