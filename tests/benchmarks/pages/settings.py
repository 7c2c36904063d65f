"""The site as it is, with a count of statements in the answer where a request asks for it."""

from __future__ import annotations

from config.settings import *
from config.settings import MIDDLEWARE

MIDDLEWARE = ["tests.benchmarks.pages.statements.CountStatements", *MIDDLEWARE]
