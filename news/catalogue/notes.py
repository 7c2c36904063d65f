"""The triggers by which the database notes changes of lists: see `news.catalogue.version`."""

from __future__ import annotations

from typing import Final

from documents.triggers import Trigger

__all__ = ["LARGEST", "NOTES", "TOKEN_BITS", "notes"]

NOTES: Final = "news_listchange"
PAGES: Final = "wagtailcore_page"
# The tables from which lists follow, with the column that names the page, and those of which a change counts.
TABLES: Final = {
    "news_articlepage": ("page_ptr_id", ("section_id", "display_date")),
    "news_gallerypage": ("page_ptr_id", ("display_date",)),
    "news_taggedarticle": ("content_object_id", ("content_object_id", "tag_id")),
    "news_taggedgallery": ("content_object_id", ("content_object_id", "tag_id")),
}
# A page comes and goes with the row of its own table; of the page itself these count.
OF_PAGES: Final = ("live", "expire_at", "path")
# A change of these may concern every list.
OF_ALL: Final = "wagtailcore_pageviewrestriction"
EVENTS: Final = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}
# Sums of millions of these stay within 63 bits.
TOKEN_BITS: Final = 40
LARGEST: Final = 2**TOKEN_BITS - 1


def notes(vendor: str) -> list[Trigger]:
    """The triggers that note a change."""
    make = _for_postgresql if vendor == "postgresql" else _for_sqlite
    differs = "IS DISTINCT FROM" if vendor == "postgresql" else "IS NOT"
    found = [
        make(table, event, _changed(columns, differs) if event == "UPDATE" else "", side, f"{side}.{column}")
        for table, (column, columns) in TABLES.items()
        for event, sides in EVENTS.items()
        for side in sides
    ]
    changed = _changed(OF_PAGES, differs)
    found.append(make(PAGES, "UPDATE", f"({changed})", "NEW", "NEW.id"))
    found.append(make(PAGES, "UPDATE", "OLD.path <> NEW.path", "ALL", "NULL"))
    found += [make(OF_ALL, event, "", "ALL", "NULL") for event in EVENTS]
    return found


def _changed(columns: tuple[str, ...], differs: str) -> str:
    return " OR ".join(f"OLD.{name} {differs} NEW.{name}" for name in columns)


def _name(table: str, event: str, side: str) -> str:
    return f"{table}_{event.lower()}_{side.lower()}_listed"


def _listed(side: str) -> str:
    """Whether a page that has changed stands in lists, or (`ALL`) is a section, whose articles do."""
    if side == "ALL":
        return "EXISTS (SELECT 1 FROM news_sectionpage WHERE page_ptr_id = NEW.id)"
    tables = ("news_articlepage", "news_gallerypage")
    return " OR ".join(f"EXISTS (SELECT 1 FROM {table} WHERE page_ptr_id = NEW.id)" for table in tables)  # noqa: S608 (no input)


def _for_sqlite(table: str, event: str, condition: str, side: str, page: str) -> Trigger:
    """A row for each page, its last note; the one of all has the id 0."""
    name = _name(table, event, side)
    conditions = [condition, f"({_listed(side)})" if table == PAGES else ""]
    when = " AND ".join(f"({each})" for each in conditions if each)
    key = "0" if page == "NULL" else page
    note = f"INSERT OR REPLACE INTO {NOTES} (id, page_id, token) VALUES ({key}, {page}, random() & {LARGEST})"  # noqa: S608 (no input)
    made = (
        f"CREATE TRIGGER {name} AFTER {event} ON {table}{f' WHEN {when}' if when else ''} BEGIN {note}; END"
    )
    return Trigger(name, table, made)


def _for_postgresql(table: str, event: str, condition: str, side: str, page: str) -> Trigger:
    """A row for each change, so that no transaction waits for another."""
    name = _name(table, event, side)
    function = f"news_note_{page.replace('.', '_').lower()}{'_of_pages' if table == PAGES else ''}"
    token = f"floor(random() * {LARGEST})::bigint"
    note = f"INSERT INTO {NOTES} (page_id, token) VALUES ({page}, {token});"  # noqa: S608 (no input)
    body = f"IF {_listed(side)} THEN {note} END IF;" if table == PAGES else note
    made = (
        f"CREATE TRIGGER {name} AFTER {event} ON {table} FOR EACH ROW"
        f"{f' WHEN ({condition})' if condition else ''} EXECUTE FUNCTION {function}()"
    )
    return Trigger(name, table, made, function, f" BEGIN {body} RETURN NULL; END ")
