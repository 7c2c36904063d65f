"""The database itself refuses to show a confidential document, whatever wrote to it.

Whether a page is live stands in the table of all pages, its confidentiality in that of documents; a check
constraint sees one table, so triggers look at both.
"""

from __future__ import annotations

from typing import Final

from documents.triggers import Trigger

__all__ = ["guards"]

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


def guards(vendor: str) -> list[Trigger]:
    """The triggers. Who breaks the rule gets `IntegrityError`."""
    return [
        _guard(vendor, name, table, f"CREATE TRIGGER {name} BEFORE {event} ON {table}", condition)
        for name, (table, event, condition) in GUARDS.items()
    ]


def _guard(vendor: str, name: str, table: str, head: str, condition: str) -> Trigger:
    if vendor == "sqlite":
        return Trigger(name, table, f"{head} WHEN {condition} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END")
    body = (
        f" BEGIN IF {condition} THEN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'check_violation'; END IF;"
        " RETURN NEW; END "
    )
    return Trigger(name, table, f"{head} FOR EACH ROW EXECUTE FUNCTION {name}()", name, body)
