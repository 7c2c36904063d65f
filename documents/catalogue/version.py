"""When the catalogue is out of date: the database notes it itself, within the change, whatever wrote to it.

Triggers on every table from which the catalogue follows leave a number made by chance; the sum of them is the
version. What is rolled back leaves nothing. On PostgreSQL each change leaves a row of its own, so that no
transaction waits for another; SQLite, where one writes at a time, keeps a single row.
"""

from __future__ import annotations

import secrets
from typing import Final

from django.apps import apps
from django.db import transaction
from django.db.models import Count, Sum

from documents.triggers import Trigger

__all__ = ["current_version", "notes", "shorten"]

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


def notes(vendor: str) -> list[Trigger]:
    """The triggers that note a change."""
    return _for_postgresql() if vendor == "postgresql" else _for_sqlite()


def _name(table: str, event: str = "") -> str:
    return "_".join(filter(None, (table, event.lower(), "noted")))


def _for_sqlite() -> list[Trigger]:
    note = f"INSERT OR REPLACE INTO {NOTES} (id, token) VALUES (1, random() & {LARGEST})"  # noqa: S608
    of_pages = f"AFTER UPDATE OF live, path ON {PAGES} WHEN {PAGE_CHANGES}"
    whats = [(PAGES, "UPDATE", of_pages)]
    whats += [(table, event, f"AFTER {event} ON {table}") for table in TABLES for event in EVENTS]
    return [
        Trigger(name, table, f"CREATE TRIGGER {name} {when} BEGIN {note}; END")
        for table, event, when in whats
        if (name := _name(table, event))
    ]


def _for_postgresql() -> list[Trigger]:
    note = f"INSERT INTO {NOTES} (token) VALUES (floor(random() * {LARGEST})::bigint);"  # noqa: S608
    of_pages = f"AFTER UPDATE OF live, path ON {PAGES} FOR EACH ROW"
    events = f"AFTER {' OR '.join(EVENTS)} OR TRUNCATE"
    of_page, of_table = "documents_note_page", "documents_note_change"
    page_body = f" BEGIN IF {PAGE_CHANGES} THEN {note} END IF; RETURN NULL; END "
    return [
        Trigger(
            _name(PAGES),
            PAGES,
            f"CREATE TRIGGER {_name(PAGES)} {of_pages} EXECUTE FUNCTION {of_page}()",
            of_page,
            page_body,
        ),
        *(
            Trigger(
                _name(table),
                table,
                f"CREATE TRIGGER {_name(table)} {events} ON {table}"
                f" FOR EACH STATEMENT EXECUTE FUNCTION {of_table}()",
                of_table,
                f" BEGIN {note} RETURN NULL; END ",
            )
            for table in TABLES
        ),
    ]
