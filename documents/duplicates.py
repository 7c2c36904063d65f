"""When two entries are the same document, and what a librarian is told about it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.apps import apps
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from documents.names import name_key
from documents.numbers import NumberStyle, number_key, parse_number

if TYPE_CHECKING:
    from documents.models import LegalDocumentPage

__all__ = ["DuplicateRegistry", "duplicate_message", "is_numbered_by_type"]

# The National Assembly and its Standing Committee.
ASSEMBLY = ("QH", "UBTVQH")


def is_numbered_by_type(number: str) -> bool:
    """Whether documents of several types may bear this number.

    Laws and resolutions of the National Assembly were numbered apart from each other although their symbol
    names no type: 18/2008/QH12 is one of each.
    """
    parts = parse_number(number)
    return (
        parts is not None
        and parts.style is NumberStyle.LEGISLATION
        and not parts.type_abbreviation
        and parts.issuer_abbreviation.upper().startswith(ASSEMBLY)
    )


def duplicate_message(twin: LegalDocumentPage) -> str:
    """Say that the library has the document already, with a link to it."""
    return format_html(
        '{} <a href="{}">{}</a>',
        _("The library already has this number of this issuing body:"),
        twin.url or "",
        twin.title,
    )


class DuplicateRegistry:
    """The numbers of the whole library in memory, for those who add many documents at once.

    The rule is that of `LegalDocumentPage.twin`.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[str, ...], dict[int, str]] = {}
        documents = apps.get_model("documents", "LegalDocumentPage").objects.exclude(number_key="")
        for number, issuer, type_name, issued_on, source_id, title in documents.values_list(
            "number", "issuer__name", "document_type__name", "issued_on", "source_id", "title"
        ):
            self.add(number, name_key(issuer or ""), name_key(type_name or ""), issued_on, source_id or title)

    def add(self, number: str, issuer: str, type_name: str, issued_on: date | None, label: str) -> str | None:
        """Take a document in, or return the label of the one that is the same. Names are given as keys."""
        key = number_key(number)
        if not key:
            return None
        same = self._known.setdefault((key, issuer, type_name if is_numbered_by_type(number) else ""), {})
        year = issued_on.year if issued_on else 0
        for known_year, known in same.items():
            if known_year == year or 0 in {known_year, year}:
                return known
        same[year] = label
        return None
