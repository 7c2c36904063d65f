"""The settings of the benchmark: those of the tests, with numbers remembered as on a real site.

Pages are made anew for each request; parts that are the same on every page (`page_cache.fragments`) are kept.
"""

from __future__ import annotations

from tests.settings import *
from tests.settings import MIDDLEWARE

ALLOWED_HOSTS = ["testserver"]
COUNTERS_STATISTICS_SECONDS = 10
MIDDLEWARE = [*MIDDLEWARE, "tests.benchmarks.news.fragments.KnownVersionMiddleware"]
