"""The numbers of the whole site. They count visits, so that none of them falls when a page is deleted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import Count, Q, Sum

from counters.days import local_day
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
    """Everything the statistics block shows, at one moment. Three queries."""
    today = local_day(now)
    month = today.replace(day=1)
    online_since = now - timedelta(seconds=settings.COUNTERS_ONLINE_SECONDS)
    human, bot = Q(is_bot=False), Q(is_bot=True)
    online = Q(last_seen__gt=online_since, continued=False)
    pending = Visit.objects.aggregate(
        online=Count("pk", filter=human & online),
        online_bots=Count("pk", filter=bot & online),
        today=Sum("visits", filter=human & Q(day=today), default=0),
        today_bots=Sum("visits", filter=bot & Q(day=today), default=0),
        month=Sum("visits", filter=human & Q(day__gte=month), default=0),
        month_bots=Sum("visits", filter=bot & Q(day__gte=month), default=0),
        total=Sum("visits", filter=human, default=0),
        total_bots=Sum("visits", filter=bot, default=0),
    )
    history = DailyTraffic.objects.aggregate(
        today=Sum("visits", filter=Q(day=today), default=0),
        today_bots=Sum("bot_visits", filter=Q(day=today), default=0),
        month=Sum("visits", filter=Q(day__gte=month), default=0),
        month_bots=Sum("bot_visits", filter=Q(day__gte=month), default=0),
        total=Sum("visits", default=0),
        total_bots=Sum("bot_visits", default=0),
    )
    earlier = EarlierTraffic.objects.aggregate(visits=Sum("visits", default=0))["visits"]
    return SiteStatistics(
        online=pending["online"],
        today=int(pending["today"] + history["today"]),
        this_month=int(pending["month"] + history["month"]),
        total=int(pending["total"] + history["total"] + earlier),
        brought_forward=int(earlier),
        online_bots=pending["online_bots"],
        today_bots=int(pending["today_bots"] + history["today_bots"]),
        this_month_bots=int(pending["month_bots"] + history["month_bots"]),
        total_bots=int(pending["total_bots"] + history["total_bots"]),
    )


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
