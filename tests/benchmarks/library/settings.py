"""The settings of the benchmark: those of the tests, with numbers remembered as on a real site."""

from __future__ import annotations

from tests.settings import *

ALLOWED_HOSTS = ["testserver"]
# As on a real site; tests count for each page.
COUNTERS_STATISTICS_SECONDS = 10
