"""The triggers by which the database notes changes: see `documents.catalogue.version`."""

from __future__ import annotations

from typing import Final

from documents.triggers import Trigger

__all__ = ["TOKEN_BITS", "WORDS", "notes"]

PAGES: Final = "wagtailcore_page"
DOCUMENTS: Final = "documents_legaldocumentpage"
NOTES: Final = "documents_cataloguechange"
# A page comes and goes with the row of its document; of the page itself only this counts.
PAGE_CHANGES: Final = (
    "(OLD.live <> NEW.live OR OLD.path <> NEW.path)"  # noqa: S608 (no input)
    f" AND EXISTS (SELECT 1 FROM {DOCUMENTS} WHERE page_ptr_id = NEW.id)"
)
# The tables from which lists follow, with the column that names the document of a row.
TABLES: Final = {
    DOCUMENTS: "page_ptr_id",
    f"{DOCUMENTS}_fields": "legaldocumentpage_id",
    "documents_documentfile": "page_id",
    "documents_statusspan": "document_id",
}
# The words by which documents are sorted; what stands for the id of a document where one has changed.
WORD_TABLES: Final = tuple(f"documents_{name}" for name in ("documenttype", "field", "issuingbody", "signer"))
WORDS: Final = -1
# A change of these may concern every document.
OF_ALL: Final = "wagtailcore_pageviewrestriction"
# Events with the rows that are there.
EVENTS: Final = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}
# Sums of millions of these stay within 63 bits.
TOKEN_BITS: Final = 40
LARGEST: Final = 2**TOKEN_BITS - 1


def notes(vendor: str) -> list[Trigger]:
    """The triggers that note a change."""
    return _for_postgresql() if vendor == "postgresql" else _for_sqlite()


def _name(table: str, event: str = "") -> str:
    return "_".join(filter(None, (table, event.lower(), "noted")))


def _for_sqlite() -> list[Trigger]:
    """A row for each document, its last note; the one of all has the id 0."""
    note = f"INSERT OR REPLACE INTO {NOTES} (id, document_id, token) VALUES "  # noqa: S608 (no input)
    of_all = f"{note}(0, NULL, random() & {LARGEST});"
    of_words = f"{note}({WORDS}, {WORDS}, random() & {LARGEST});"
    page = f"{note}(NEW.id, NEW.id, random() & {LARGEST});"
    of_pages = f"AFTER UPDATE OF live, path ON {PAGES} WHEN {PAGE_CHANGES}"
    found = [(_name(PAGES, "UPDATE"), PAGES, of_pages, page)]
    for event, sides in EVENTS.items():
        found.append((_name(OF_ALL, event), OF_ALL, f"AFTER {event} ON {OF_ALL}", of_all))
        found += [
            (_name(table, event), table, f"AFTER {event} ON {table}", of_words) for table in WORD_TABLES
        ]
        for table, column in TABLES.items():
            of_rows = " ".join(
                f"{note}({side}.{column}, {side}.{column}, random() & {LARGEST});" for side in sides
            )
            found.append((_name(table, event), table, f"AFTER {event} ON {table}", of_rows))
    return [
        Trigger(name, table, f"CREATE TRIGGER {name} {when} BEGIN {what} END")
        for name, table, when, what in found
    ]


def _for_postgresql() -> list[Trigger]:
    """A row for each change, so that no transaction waits for another."""
    changed = f"AFTER {' OR '.join(EVENTS)}"
    whenever = f"{changed} OR TRUNCATE"
    of_all = f" BEGIN {_note('NULL')} RETURN NULL; END "
    of_words = f" BEGIN {_note(str(WORDS))} RETURN NULL; END "
    page = f" BEGIN IF {PAGE_CHANGES} THEN {_note('NEW.id')} END IF; RETURN NULL; END "
    of_pages = "AFTER UPDATE OF live, path"
    return [
        _made(PAGES, _name(PAGES), of_pages, "ROW", "documents_note_page", page),
        _made(OF_ALL, _name(OF_ALL), whenever, "STATEMENT", "documents_note_all", of_all),
        *(
            _made(table, _name(table), whenever, "STATEMENT", "documents_note_words", of_words)
            for table in WORD_TABLES
        ),
        *(
            _made(table, f"{_name(table)}_empty", "AFTER TRUNCATE", "STATEMENT", "documents_note_all", of_all)
            for table in TABLES
        ),
        *(
            _made(table, _name(table), changed, "ROW", f"documents_note_{column}", _of_row(column))
            for table, column in TABLES.items()
        ),
    ]


def _made(table: str, name: str, when: str, each: str, function: str, body: str) -> Trigger:
    statement = f"CREATE TRIGGER {name} {when} ON {table} FOR EACH {each} EXECUTE FUNCTION {function}()"
    return Trigger(name, table, statement, function, body)


def _note(document: str) -> str:
    token = f"floor(random() * {LARGEST})::bigint"
    return f"INSERT INTO {NOTES} (document_id, token) VALUES ({document}, {token});"  # noqa: S608 (no input)


def _of_row(column: str) -> str:
    """Of both documents, where a row has gone from one to another."""
    gone = f"TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND OLD.{column} <> NEW.{column})"
    return (
        f" BEGIN IF {gone} THEN {_note(f'OLD.{column}')} END IF;"
        f" IF TG_OP <> 'DELETE' THEN {_note(f'NEW.{column}')} END IF; RETURN NULL; END "
    )
