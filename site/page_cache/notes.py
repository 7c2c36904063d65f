"""The triggers by which the database notes that something has changed that public pages show."""

from __future__ import annotations

from typing import Final

from documents.triggers import Trigger
from page_cache.content import COLUMNS_OF_PAGES, ONLY_WHEN_CHANGED, PAGES, WATCHED

__all__ = ["LARGEST", "NOTES", "TOKEN_BITS", "notes"]

NOTES: Final = "page_cache_contentchange"
EVENTS: Final = ("INSERT", "UPDATE", "DELETE")
FUNCTION: Final = "page_cache_note_change"
# Sums of these stay within 63 bits.
TOKEN_BITS: Final = 48
LARGEST: Final = 2**TOKEN_BITS - 1


def notes(vendor: str) -> list[Trigger]:
    """The triggers that note a change."""
    whats = [(PAGES, event, _of_pages(event, vendor)) for event in EVENTS]
    whats += [(table, event, "") for table in WATCHED for event in EVENTS]
    whats += [(table, event, "") for table in ONLY_WHEN_CHANGED for event in EVENTS[1:]]
    make = _for_postgresql if vendor == "postgresql" else _for_sqlite
    return [make(*what) for what in whats]


def _of_pages(event: str, vendor: str) -> str:
    """The condition under which a row of a page that comes, changes or goes is shown somewhere."""
    if event != "UPDATE":
        return "NEW.live" if event == "INSERT" else "OLD.live"
    differs = "IS DISTINCT FROM" if vendor == "postgresql" else "IS NOT"
    changed = " OR ".join(f"OLD.{name} {differs} NEW.{name}" for name in COLUMNS_OF_PAGES)
    return f"(OLD.live OR NEW.live) AND ({changed})"


def _name(table: str, event: str) -> str:
    return f"{table}_{event.lower()}_shown"


def _for_sqlite(table: str, event: str, condition: str) -> Trigger:
    name, when = _name(table, event), f" WHEN {condition}" if condition else ""
    note = f"INSERT OR REPLACE INTO {NOTES} (id, token) VALUES (1, random() & {LARGEST})"  # noqa: S608
    return Trigger(name, table, f"CREATE TRIGGER {name} AFTER {event} ON {table}{when} BEGIN {note}; END")


def _for_postgresql(table: str, event: str, condition: str) -> Trigger:
    """For each row where there is a condition, once for a statement elsewhere."""
    name = _name(table, event)
    each = f"FOR EACH ROW WHEN ({condition})" if condition else "FOR EACH STATEMENT"
    insert = f"INSERT INTO {NOTES} (token) VALUES (floor(random() * {LARGEST})::bigint);"  # noqa: S608
    return Trigger(
        name,
        table,
        f"CREATE TRIGGER {name} AFTER {event} ON {table} {each} EXECUTE FUNCTION {FUNCTION}()",
        FUNCTION,
        f" BEGIN {insert} RETURN NULL; END ",
    )
