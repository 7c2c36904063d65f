from __future__ import annotations

from counters.models.hits import Hit
from counters.models.salts import ReaderSalt
from counters.models.totals import DailyCount, Total
from counters.models.traffic import Arrivals, DailyTraffic, EarlierTraffic, Visit

__all__ = ["Arrivals", "DailyCount", "DailyTraffic", "EarlierTraffic", "Hit", "ReaderSalt", "Total", "Visit"]
