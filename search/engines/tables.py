"""The tables in which the database keeps terms; a second set is filled beside the one that answers."""

from __future__ import annotations

from django.db import connection

__all__ = ["CREATE", "NEXT", "create_beside", "put_in_place"]

# What the names of the second set end with.
NEXT = "_next"

CREATE = {
    "sqlite": {
        "search_fts": "USING fts5(title, lead, body, content='', tokenize=\"ascii tokenchars '_'\")",
        "search_titles": (
            "USING fts5(title, exact, number, content='', prefix='1 2 3', tokenize=\"ascii tokenchars '_'\")"
        ),
    },
    "postgresql": {
        "search_postings": (
            "(entry_id bigint PRIMARY KEY, length integer NOT NULL, terms tsvector NOT NULL)"
        ),
        "search_titles": (
            "(entry_id bigint PRIMARY KEY, day integer NOT NULL,"
            " title text NOT NULL, terms tsvector NOT NULL)"
        ),
    },
}
"""What follows `CREATE TABLE` and the name of each table."""


def create_beside() -> None:
    """Make a second set of tables, with nothing in it; what a rebuild that broke off has left goes."""
    for name, columns in CREATE[connection.vendor].items():
        _execute(f"DROP TABLE IF EXISTS {name}{NEXT}")
        if connection.vendor == "sqlite":
            _execute(f"CREATE VIRTUAL TABLE {name}{NEXT} {columns}")
        else:
            _execute(f"CREATE TABLE {name}{NEXT} (LIKE {name} INCLUDING ALL)")


def put_in_place() -> None:
    """The second set becomes the one that answers, in a transaction in which nobody else writes to either."""
    for name in CREATE[connection.vendor]:
        _execute(f"DROP TABLE {name}")
        _execute(f"ALTER TABLE {name}{NEXT} RENAME TO {name}")


def _execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
