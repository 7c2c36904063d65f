"""The engines that answer searches. The database that holds the site brings its own."""

from __future__ import annotations

from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from search.engines.base import Hits, SearchEngine, SearchHit
from search.engines.embedded import EmbeddedEngine
from search.engines.postgresql import PostgreSQLEngine
from search.engines.sqlite import SQLiteEngine

__all__ = ["Hits", "SearchEngine", "SearchHit", "current_engine"]

ENGINES: dict[str, type[EmbeddedEngine]] = {"sqlite": SQLiteEngine, "postgresql": PostgreSQLEngine}


def current_engine() -> EmbeddedEngine:
    """The engine that answers now. Raises `ImproperlyConfigured` for a database without one."""
    try:
        return ENGINES[connection.vendor]()
    except KeyError as error:
        raise ImproperlyConfigured(f"No search engine for the database {connection.vendor!r}.") from error
