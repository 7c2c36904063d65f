"""The triggers by which the database notes changes: see `documents.catalogue.version`."""

from __future__ import annotations

from typing import Final

from documents.triggers import Trigger

__all__ = ["TOKEN_BITS", "notes"]

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
