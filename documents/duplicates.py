"""When two entries are the same document, and what a librarian is told about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from documents.numbers import NumberStyle, parse_number

if TYPE_CHECKING:
    from documents.models import LegalDocumentPage

__all__ = ["duplicate_message", "is_numbered_by_type"]

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
