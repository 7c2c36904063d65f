from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from counters.statistics import DayOfVisits

WIDTH = 600
HEIGHT = 160
# The part of a day's share of the width that its bar takes.
BAR_SHARE = 0.7


@dataclass(frozen=True)
class Bar:
    """One day's bar, in the units of the drawing, its upper left corner first."""

    day: date
    visits: int
    x: str
    y: str
    width: str
    height: str


@dataclass(frozen=True)
class Chart:
    """A drawing of `width` × `height` units. Coordinates are texts: no locale may put a comma in."""

    width: int
    height: int
    highest: int
    bars: list[Bar]


def chart_of(days: Sequence[DayOfVisits]) -> Chart:
    highest = max((day.visits for day in days), default=0)
    step = WIDTH / max(len(days), 1)
    bars = []
    for position, day in enumerate(days):
        height = HEIGHT * day.visits / highest if highest else 0
        bars.append(
            Bar(
                day=day.day,
                visits=day.visits,
                x=f"{step * (position + (1 - BAR_SHARE) / 2):.1f}",
                y=f"{HEIGHT - height:.1f}",
                width=f"{step * BAR_SHARE:.1f}",
                height=f"{height:.1f}",
            )
        )
    return Chart(width=WIDTH, height=HEIGHT, highest=highest, bars=bars)
