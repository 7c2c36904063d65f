"""Reading the numbers of pages: rolled up plus not yet, in one statement and so of one moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any, NamedTuple, TypeVar

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.db.models import BigIntegerField, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce
from wagtail.models import Page

from counters.enums import Countable
from counters.live_numbers import live
from counters.models import DailyCount, Hit, Total
from counters.sql import prepared

P = TypeVar("P", bound=Page)
RANKED_AT_ONCE = 500
# A ranking is kept so many times as long as the figures of the whole site.
RANKINGS_SLOWER = 6
SUMS = """
    SELECT {columns}, SUM(times), 0 FROM counters_hit WHERE page_id IN ({places}) GROUP BY {columns}
    UNION ALL
    SELECT {columns}, SUM(count), SUM(brought_forward) FROM counters_total WHERE page_id IN ({places})
    GROUP BY {columns}
"""
RANKING = """
    SELECT page_id, SUM(number) AS views FROM (
        SELECT page_id, count AS number FROM counters_dailycount WHERE countable = %s AND day >= %s
        UNION ALL
        SELECT page_id, times AS number FROM counters_hit WHERE countable = %s AND day >= %s
    ) AS counted
    GROUP BY page_id HAVING SUM(number) > 0 ORDER BY views DESC, page_id DESC LIMIT %s OFFSET %s
"""


@dataclass(frozen=True)
class PageTotals:
    """The numbers of a page as readers see them, those of an older site included and told apart."""

    views: int = 0
    downloads: int = 0
    views_brought_forward: int = 0
    downloads_brought_forward: int = 0

    @property
    def brought_forward(self) -> bool:
        """Whether a note about an older site's numbers is due."""
        return bool(self.views_brought_forward or self.downloads_brought_forward)


class Ranked(NamedTuple):
    """A page and how often it was viewed in a period."""

    page_id: int
    views: int


def totals_for(page_ids: Iterable[int]) -> dict[int, PageTotals]:
    """The totals of every page asked for, zeros included. One query, however many pages."""
    ids = list(page_ids)
    sums: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for page_id, countable, counted, brought_forward in _sums(ids, "page_id", "countable"):
        download = countable != Countable.VIEW
        sums[page_id][download] += counted + brought_forward
        sums[page_id][2 + download] += brought_forward
    return {page_id: _live_totals(page_id, *sums[page_id]) for page_id in ids}


class FileTotals(dict[tuple[Countable, int], int]):
    """The downloads of the files of a page by kind and id; of a file that has none, zero."""

    def __init__(self, page_id: int, sums: Mapping[tuple[Countable, int], int]) -> None:
        self.page_id = page_id
        super().__init__({key: self._live(key, number) for key, number in sums.items()})

    def __missing__(self, key: tuple[Countable, int]) -> int:
        return self._live(key, 0)

    def _live(self, key: tuple[Countable, int], number: int) -> int:
        return live(number, f"file:{self.page_id}:{key[0].value}:{key[1]}")


def file_totals(page_id: int) -> FileTotals:
    """The downloads of each file of a page that was ever downloaded. One query."""
    sums: defaultdict[tuple[Countable, int], int] = defaultdict(int)
    for countable, file_id, counted, brought_forward in _sums([page_id], "countable", "file_id"):
        if countable != Countable.VIEW:
            sums[Countable(countable), file_id] += counted + brought_forward
    return FileTotals(page_id, sums)


def page_and_file_totals(page_id: int) -> tuple[PageTotals, FileTotals]:
    """What `totals_for` and `file_totals` say of one page. One query."""
    page = [0, 0, 0, 0]
    files: defaultdict[tuple[Countable, int], int] = defaultdict(int)
    for countable, file_id, counted, brought_forward in _sums([page_id], "countable", "file_id"):
        download = countable != Countable.VIEW
        page[download] += counted + brought_forward
        page[2 + download] += brought_forward
        if download:
            files[Countable(countable), file_id] += counted + brought_forward
    return _live_totals(page_id, *page), FileTotals(page_id, files)


def most_viewed(since: date, limit: int, among: QuerySet[Page]) -> list[Ranked]:
    """The pages of `among` viewed most since that day, most viewed first, of equals the newest page."""
    result: list[Ranked] = []
    offset = 0
    while len(result) < limit:
        ranked = _ranking(since, offset)
        wanted = set(among.filter(pk__in=[row.page_id for row in ranked]).values_list("pk", flat=True))
        result += [row for row in ranked if row.page_id in wanted]
        offset += RANKED_AT_ONCE
        if len(ranked) < RANKED_AT_ONCE:
            break
    return result[:limit]


def recently_most_viewed(since: date, limit: int, among: Callable[[int], bool]) -> list[Ranked]:
    """The same for what stands on the front page: the views are those of at most a minute ago.

    Views of many days are added up for it. Which pages may be named is asked each time, by `among`.
    """
    key = f"most-viewed:{since}"
    kept: list[Ranked] | None = cache.get(key)
    if kept is None:
        kept = _ranking(since, 0)
        cache.set(key, kept, settings.COUNTERS_STATISTICS_SECONDS * RANKINGS_SLOWER)
    found = list(islice((row for row in kept if among(row.page_id)), limit))
    offset = RANKED_AT_ONCE
    while len(found) < limit and len(kept) == RANKED_AT_ONCE:
        kept = _ranking(since, offset)
        found += [row for row in kept if among(row.page_id)]
        offset += RANKED_AT_ONCE
    return found[:limit]


def view_totals() -> dict[int, int]:
    """The views of every page that has any. One query, of one moment."""
    view, number = Q(countable=Countable.VIEW), BigIntegerField()
    pending = Hit.objects.filter(view).values_list("page_id").annotate(number=Cast(Sum("times"), number))
    rolled_up = Total.objects.filter(view).values_list(
        "page_id", Cast(F("count") + F("brought_forward"), number)
    )
    totals: defaultdict[int, int] = defaultdict(int)
    for page_id, views in pending.union(rolled_up, all=True):
        totals[page_id] += views
    return totals


def with_counts(pages: QuerySet[P]) -> QuerySet[P]:
    """Give every page of a queryset `view_count` and `download_count`, to show and to sort by."""
    view = Q(countable=Countable.VIEW)
    return pages.annotate(view_count=_count_of_row(view), download_count=_count_of_row(~view))


def _count_of_row(countable: Q) -> Combinable:
    rolled_up = (
        Total.objects.filter(countable, page=OuterRef("pk"))
        .values("page")
        .annotate(number=Sum(F("count") + F("brought_forward")))
        .values("number")
    )
    pending = (
        Hit.objects.filter(countable, page=OuterRef("pk"))
        .values("page")
        .annotate(number=Sum("times"))
        .values("number")
    )
    number = BigIntegerField()
    return Coalesce(Cast(Subquery(rolled_up), number), 0) + Coalesce(Cast(Subquery(pending), number), 0)


def _live_totals(page_id: int, views: int, downloads: int, *brought_forward: int) -> PageTotals:
    return PageTotals(
        live(views, f"views:{page_id}"), live(downloads, f"downloads:{page_id}"), *brought_forward
    )


def _sums(page_ids: Sequence[int], *by: str) -> list[tuple[Any, ...]]:
    """Rows of the columns in `by`, counted, and brought forward; the same group may occur twice.

    Every page asks this for every reader, and to put a statement together costs more than to run it.
    """
    if not page_ids:
        return []
    with connection.cursor() as cursor:
        places, columns = ", ".join(["%s"] * len(page_ids)), ", ".join(by)
        cursor.execute(SUMS.format(columns=columns, places=places), [*page_ids, *page_ids])
        return [(*row[:-2], int(row[-2]), int(row[-1])) for row in cursor.fetchall()]


def _ranking(since: date, offset: int) -> list[Ranked]:
    """One stretch of all pages viewed since that day, in the order of `most_viewed`."""
    period = prepared(DailyCount, {"countable": Countable.VIEW, "day": since})
    with connection.cursor() as cursor:
        cursor.execute(RANKING, [*period, *period, RANKED_AT_ONCE, offset])
        return [Ranked(page_id, int(views)) for page_id, views in cursor.fetchall()]
