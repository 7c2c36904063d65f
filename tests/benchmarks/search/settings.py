"""The settings of the benchmark: those of the tests, with the search server of the environment."""

from __future__ import annotations

import os

from tests.settings import *

ELASTICSEARCH_URL = os.environ.get("TEST_ELASTICSEARCH_URL", "")
ELASTICSEARCH_INDEX_PREFIX = "benchmark"
ELASTICSEARCH_TIMEOUT = 60.0
ALLOWED_HOSTS = ["testserver"]
# As on a real site; tests count for each page.
COUNTERS_STATISTICS_SECONDS = 10
