"""When the catalogue is out of date: the database notes it itself, within the change, whatever wrote to it.

Triggers on every table from which the catalogue follows leave a number made by chance; the sum of them is the
version. What is rolled back leaves nothing. On PostgreSQL each change leaves a row of its own, so that no
transaction waits for another; SQLite, where one writes at a time, keeps a single row.
"""

from __future__ import annotations

import secrets
from typing import Final

from django.apps import apps
from django.db import connections, transaction
from django.db.models import Count, Sum

__all__ = ["current_version", "place_notes", "remove_notes", "shorten"]

PAGES: Final = "wagtailcore_page"
DOCUMENTS: Final = "documents_legaldocumentpage"
NOTES: Final = "documents_cataloguechange"
# A page comes and goes with the row of its document; of the page itself only this counts.
PAGE_CHANGES: Final = (
    "(OLD.live <> NEW.live OR OLD.path <> NEW.path)"  # noqa: S608 (no input)
    f" AND EXISTS (SELECT 1 FROM {DOCUMENTS} WHERE page_ptr_id = NEW.id)"
)
TABLES: Final = (
    DOCUMENTS,
    f"{DOCUMENTS}_fields",
    "documents_documentfile",
    "documents_documentrelation",
    "documents_documenttype",
    "wagtailcore_pageviewrestriction",
)
EVENTS: Final = ("INSERT", "UPDATE", "DELETE")
# Sums of these stay within 63 bits.
TOKEN_BITS: Final = 48
LARGEST: Final = 2**TOKEN_BITS - 1
MOST_NOTES: Final = 200
FUNCTION: Final = (
    "CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS"
    " $$ BEGIN {body} RETURN NULL; END $$"
)


def current_version() -> int:
    """Equal only as long as nothing has changed. One statement."""
    changes = apps.get_model("documents", "CatalogueChange").objects
    return int(changes.aggregate(sum=Sum("token"))["sum"] or 0)


def shorten() -> None:
    """Keep the notes few: one stands for all that were made. The version is another then."""
    changes = apps.get_model("documents", "CatalogueChange").objects
    with transaction.atomic():
        if changes.aggregate(count=Count("pk"))["count"] > MOST_NOTES:
            changes.filter(pk__in=list(changes.values_list("pk", flat=True))).delete()
            changes.create(token=secrets.randbits(TOKEN_BITS))


def place_notes(using: str, **_kwargs: object) -> None:
    """Make the triggers anew, where the tables exist."""
    connection = connections[using]
    if not {NOTES, *TABLES} <= set(connection.introspection.table_names()):
        return
    remove_notes(using)
    with connection.cursor() as cursor:
        for statement in _for_postgresql() if connection.vendor == "postgresql" else _for_sqlite():
            cursor.execute(statement)


def remove_notes(using: str, **_kwargs: object) -> None:
    connection = connections[using]
    tables = connection.introspection.table_names()
    is_postgresql = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        for table in (PAGES, *TABLES):
            if table in tables:
                for name in [_name(table)] if is_postgresql else [_name(table, event) for event in EVENTS]:
                    on_table = f" ON {table}" if is_postgresql else ""
                    cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on_table}")


def _name(table: str, event: str = "") -> str:
    return "_".join(filter(None, (table, event.lower(), "noted")))


def _for_sqlite() -> list[str]:
    note = f"INSERT OR REPLACE INTO {NOTES} (id, token) VALUES (1, random() & {LARGEST})"  # noqa: S608
    of_pages = f"AFTER UPDATE OF live, path ON {PAGES} WHEN {PAGE_CHANGES} BEGIN {note}; END"
    return [
        f"CREATE TRIGGER {_name(PAGES, 'UPDATE')} {of_pages}",
        *(
            f"CREATE TRIGGER {_name(table, event)} AFTER {event} ON {table} BEGIN {note}; END"
            for table in TABLES
            for event in EVENTS
        ),
    ]


def _for_postgresql() -> list[str]:
    note = f"INSERT INTO {NOTES} (token) VALUES (floor(random() * {LARGEST})::bigint);"  # noqa: S608
    of_pages = f"AFTER UPDATE OF live, path ON {PAGES} FOR EACH ROW"
    events = f"AFTER {' OR '.join(EVENTS)} OR TRUNCATE"
    return [
        FUNCTION.format(name="documents_note_change", body=note),
        FUNCTION.format(name="documents_note_page", body=f"IF {PAGE_CHANGES} THEN {note} END IF;"),
        f"CREATE TRIGGER {_name(PAGES)} {of_pages} EXECUTE FUNCTION documents_note_page()",
        *(
            f"CREATE TRIGGER {_name(table)} {events} ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION documents_note_change()"
            for table in TABLES
        ),
    ]
