"""The least that the same server and framework cost: one view, no middleware, no database."""

from __future__ import annotations

from config.settings import *

MIDDLEWARE = []
ROOT_URLCONF = "tests.benchmarks.pages.floor"
