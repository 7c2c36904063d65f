"""Pages in the order of their counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from heapq import nlargest
from typing import Final

from django.db import connection

from counters.enums import Countable

__all__ = ["ranked"]

# Of all pages: to look for those of many takes a database longer, and to add them up takes it longer too.
COUNTED: Final = """
    SELECT page_id, count + brought_forward FROM counters_total WHERE countable {which} %s
    UNION ALL
    SELECT page_id, times FROM counters_hit WHERE countable {which} %s
"""
# A count and a page's id in one number, by which to sort: ids are smaller than this.
ABOVE_IDS: Final = 2**40


def ranked(keys: Iterable[int], *, views: bool, start: int = 0, stop: int | None = None) -> list[int]:
    """The ids of pages, most viewed (or else most downloaded) first, of equals the newest page.

    Those from place `start` to before `stop`. One statement.
    """
    with connection.cursor() as cursor:
        cursor.execute(COUNTED.format(which="=" if views else "<>"), [Countable.VIEW, Countable.VIEW])
        counts: defaultdict[int, int] = defaultdict(int)
        for page, number in cursor.fetchall():
            counts[page] += number
    places = (counts.get(key, 0) * ABOVE_IDS + key for key in keys)
    first = sorted(places, reverse=True) if stop is None else nlargest(stop, places)
    return [place % ABOVE_IDS for place in first[start:]]
