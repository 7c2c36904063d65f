"""The numbers of the whole site. They count visits, so that none of them falls when a page is deleted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.conf import settings
from django.core.cache import cache
from django.db.models import Count, Q, Sum

from counters.days import local_day
from counters.live_numbers import live
from counters.models import DailyTraffic, EarlierTraffic, Visit


@dataclass(frozen=True)
class SiteStatistics:
    """Visits (lượt truy cập) of readers, and of bots apart. `total` includes what older sites counted."""

    online: int
    today: int
    this_month: int
    total: int
    brought_forward: int
    online_bots: int
    today_bots: int
    this_month_bots: int
    total_bots: int


@dataclass(frozen=True)
class DayOfVisits:
    """One day of the history: visits, and how many different readers made them."""

    day: date
    visits: int = 0
    readers: int = 0
    bot_visits: int = 0


def site_statistics(now: datetime) -> SiteStatistics:
    """Everything the statistics block shows, at one moment. Four queries."""
    today = local_day(now)
    month = today.replace(day=1)
    online = online_by_kind(now)
    history = DailyTraffic.objects.aggregate(
        today=Sum("visits", filter=Q(day=today), default=0),
        today_bots=Sum("bot_visits", filter=Q(day=today), default=0),
        month=Sum("visits", filter=Q(day__gte=month), default=0),
        month_bots=Sum("bot_visits", filter=Q(day__gte=month), default=0),
        total=Sum("visits", default=0),
        total_bots=Sum("bot_visits", default=0),
    )
    numbers = Counter({name: int(number) for name, number in history.items()})
    pending = Visit.objects.values_list("day", "is_bot").annotate(number=Sum("visits"))
    for day, is_bot, number in pending:
        kind = "_bots" if is_bot else ""
        numbers[f"total{kind}"] += int(number)
        numbers[f"month{kind}"] += int(number) if day >= month else 0
        numbers[f"today{kind}"] += int(number) if day == today else 0
    earlier = int(EarlierTraffic.objects.aggregate(visits=Sum("visits", default=0))["visits"])
    return SiteStatistics(
        online=online[False],
        today=numbers["today"],
        this_month=numbers["month"],
        total=numbers["total"] + earlier,
        brought_forward=earlier,
        online_bots=online[True],
        today_bots=numbers["today_bots"],
        this_month_bots=numbers["month_bots"],
        total_bots=numbers["total_bots"],
    )


def recent_statistics(now: datetime) -> SiteStatistics:
    """The same as it was at most `COUNTERS_STATISTICS_SECONDS` ago, for what stands on every page.

    Nothing is counted by these figures. The day is a part of the key: no page says yesterday's "today".
    """
    key = f"site-statistics:{local_day(now)}"
    kept: SiteStatistics | None = cache.get(key)
    if kept is None:
        kept = site_statistics(now)
        cache.set(key, kept, settings.COUNTERS_STATISTICS_SECONDS)
    return kept


def shown_statistics(now: datetime) -> SiteStatistics:
    """The same for what stands on every page, with places for the numbers in an answer that is kept."""
    kept = recent_statistics(now)
    names = ("online", "today", "this_month", "total")
    return replace(kept, **{name: live(getattr(kept, name), f"site:{name}") for name in names})


def online_by_kind(now: datetime) -> Counter[bool]:
    """How many readers (False) and bots (True) opened a page within the last minutes."""
    since = now - timedelta(seconds=settings.COUNTERS_ONLINE_SECONDS)
    seen = Visit.objects.filter(last_seen__gt=since, continued=False)
    return Counter(dict(seen.values_list("is_bot").annotate(readers=Count("pk"))))


def visits_by_day(last: date, days: int) -> list[DayOfVisits]:
    """One entry for each of the `days` days up to `last`, oldest first, empty ones included. Two queries."""
    first = last - timedelta(days=days - 1)
    found: dict[date, DayOfVisits] = {}
    pending = (
        Visit.objects.filter(day__range=(first, last))
        .values_list("day")
        .annotate(
            by_readers=Sum("visits", filter=Q(is_bot=False), default=0),
            readers=Count("pk", filter=Q(is_bot=False)),
            by_bots=Sum("visits", filter=Q(is_bot=True), default=0),
        )
    )
    history = DailyTraffic.objects.filter(day__range=(first, last)).values_list(
        "day", "visits", "readers", "bot_visits"
    )
    for day, visits, readers, bot_visits in [*history, *pending]:
        earlier = found.get(day, DayOfVisits(day))
        found[day] = DayOfVisits(
            day, earlier.visits + int(visits), earlier.readers + readers, earlier.bot_visits + int(bot_visits)
        )
    return [found.get(day, DayOfVisits(day)) for day in (first + timedelta(days=n) for n in range(days))]
