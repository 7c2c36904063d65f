"""Days whose numbers staff should look at before they report them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from counters.arrivals import refused_by_day
from counters.models import DailyTraffic
from counters.statistics import DayOfVisits, visits_by_day

DAYS_COMPARED = 28
# Fewer days with visits say nothing of what is usual.
DAYS_NEEDED = 7
TIMES_THE_USUAL = 3
VISITS_ABOVE_THE_USUAL = 100


@dataclass(frozen=True)
class UnusualDay:
    """A day with far more visits than the median of the four weeks before it, or with refused readers.

    `usual` is None where there were too few days before it to compare with.
    """

    day: date
    visits: int
    usual: int | None
    refused: int


def unusual_days(last: date, days: int) -> list[UnusualDay]:
    """The unusual ones of the `days` days up to `last`, newest first. Four queries."""
    history = visits_by_day(last, days + DAYS_COMPARED)
    first = last - timedelta(days=days - 1)
    refused = dict(DailyTraffic.objects.filter(day__gte=first, refused__gt=0).values_list("day", "refused"))
    for day, number in refused_by_day(first).items():
        refused[day] = refused.get(day, 0) + number
    found = []
    for position, visited in enumerate(history[DAYS_COMPARED:]):
        usual = usual_visits(history[position : position + DAYS_COMPARED])
        times_refused = refused.get(visited.day, 0)
        if times_refused or is_far_above(visited.visits, usual):
            found.append(UnusualDay(visited.day, visited.visits, usual, times_refused))
    return found[::-1]


def usual_visits(before: list[DayOfVisits]) -> int | None:
    """The median of the days that had visits; None where they are too few."""
    visits = [day.visits for day in before if day.visits]
    return int(median(visits)) if len(visits) >= DAYS_NEEDED else None


def is_far_above(visits: int, usual: int | None) -> bool:
    return usual is not None and visits > max(usual * TIMES_THE_USUAL, usual + VISITS_ABOVE_THE_USUAL)
