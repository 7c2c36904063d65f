"""Counters: how long the same reader counts once, and how long a reader is "online"."""

from __future__ import annotations

from config.settings.environment import env

__all__ = [
    "COUNTERS_NEW_READERS_PER_HOUR",
    "COUNTERS_NUMBERS_SECONDS",
    "COUNTERS_ONLINE_SECONDS",
    "COUNTERS_SALT_SECONDS",
    "COUNTERS_STATISTICS_SECONDS",
    "COUNTERS_WINDOW_SECONDS",
]

# The same reader on the same page counts once in this many seconds; 0 counts every request.
COUNTERS_WINDOW_SECONDS = env.int("COUNTERS_WINDOW_SECONDS", default=30 * 60)
COUNTERS_ONLINE_SECONDS = env.int("COUNTERS_ONLINE_SECONDS", default=5 * 60)
# Counts shown in a kept page are read anew after so long; 0 reads them for each reader.
COUNTERS_NUMBERS_SECONDS = env.float("COUNTERS_NUMBERS_SECONDS", default=1.0)
# The figures at the foot of every page are counted anew after so long; 0 counts them for each page.
COUNTERS_STATISTICS_SECONDS = env.int("COUNTERS_STATISTICS_SECONDS", default=10)
# So many new readers of one address are counted within an hour, bots apart: enough for a factory behind one
# address, little to somebody who invents readers. 0 sets no limit.
COUNTERS_NEW_READERS_PER_HOUR = env.int("COUNTERS_NEW_READERS_PER_HOUR", default=500)
# A process asks for the salt of the day again after so long; 0 asks at each request.
COUNTERS_SALT_SECONDS = env.int("COUNTERS_SALT_SECONDS", default=60)
