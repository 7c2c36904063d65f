"""The least that the same server and framework cost: one view, no middleware, no database."""

from __future__ import annotations

from config.settings import *

MIDDLEWARE: list[str] = []
ROOT_URLCONF = "tests.benchmarks.pages.floor"
