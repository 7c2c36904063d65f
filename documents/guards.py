"""The database itself refuses to show a confidential document, whatever wrote to it.

Whether a page is live stands in the table of all pages, its confidentiality in that of documents; a check
constraint sees one table, so triggers look at both. They are taken away while migrations rebuild the tables.
"""

from __future__ import annotations

from typing import Final

from django.db import connections

__all__ = ["place_guards", "remove_guards"]

PAGES: Final = "wagtailcore_page"
DOCUMENTS: Final = "documents_legaldocumentpage"
REFUSAL: Final = "a confidential document is never live"

PAGE_RULE: Final = (
    f"NEW.live AND EXISTS (SELECT 1 FROM {DOCUMENTS}"  # noqa: S608 (no input)
    " WHERE page_ptr_id = NEW.id AND confidentiality <> 'ordinary')"
)
DOCUMENT_RULE: Final = (
    "NEW.confidentiality <> 'ordinary'"  # noqa: S608 (no input)
    f" AND EXISTS (SELECT 1 FROM {PAGES} WHERE id = NEW.page_ptr_id AND live)"
)
# Name → (table, event, condition under which the new row is refused). Django writes the page's row first.
GUARDS: Final = {
    "documents_page_not_live": (PAGES, "UPDATE OF live", PAGE_RULE),
    "documents_inserted_not_live": (DOCUMENTS, "INSERT", DOCUMENT_RULE),
    "documents_updated_not_live": (DOCUMENTS, "UPDATE OF confidentiality", DOCUMENT_RULE),
}


def place_guards(using: str, **_kwargs: object) -> None:
    """Make the guards anew, where the tables exist. Who breaks the rule gets `IntegrityError`."""
    connection = connections[using]
    if DOCUMENTS not in connection.introspection.table_names():
        return
    remove_guards(using)
    with connection.cursor() as cursor:
        for name, (table, event, condition) in GUARDS.items():
            for statement in _statements(connection.vendor, name, f"{event} ON {table}", condition):
                cursor.execute(statement)


def remove_guards(using: str, **_kwargs: object) -> None:
    connection = connections[using]
    tables = connection.introspection.table_names()
    with connection.cursor() as cursor:
        for name, (table, _event, _condition) in GUARDS.items():
            if table in tables:
                on_table = f" ON {table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on_table}")


def _statements(vendor: str, name: str, event: str, condition: str) -> list[str]:
    trigger = f"CREATE TRIGGER {name} BEFORE {event}"
    if vendor == "sqlite":
        return [f"{trigger} WHEN {condition} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"]
    function = (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF {condition} THEN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'check_violation'; END IF;"
        " RETURN NEW; END $$"
    )
    return [function, f"{trigger} FOR EACH ROW EXECUTE FUNCTION {name}()"]
