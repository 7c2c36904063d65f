"""When two entries are the same document, and what a librarian is told about it."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from typing import Self

from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from documents.names import name_key
from documents.numbers import NumberStyle, number_key, parse_number

__all__ = ["Identity", "Register", "duplicate_message", "is_numbered_by_type"]

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


def duplicate_message(twin: Page) -> str:
    """Say that the library has the document already, with a link to it."""
    return format_html(
        '{} <a href="{}">{}</a>',
        _("The library already has this number of this issuing body:"),
        twin.url or "",
        twin.title,
    )


@dataclass(frozen=True, slots=True)
class Identity:
    """By what two entries are one document.

    A number names one document of an issuer in a year, since numbering starts anew every year (NĐ 30/2020,
    Điều 15); `scope` is its type where documents of several types may bear the number. A date that is not
    known may be of any year. Without a number it is the title, the issuer and the day. `issuer` and `scope`
    are keys or names, the same for all that are compared. A document that says too little is like no other.
    """

    number_key: str
    issuer: Hashable
    scope: Hashable
    year: int
    title: str = ""
    issued_on: date | None = None

    @classmethod
    def of(
        cls, number: str, issuer: Hashable, document_type: Hashable, issued_on: date | None, title: str = ""
    ) -> Self:
        key = number_key(number)
        if not key:
            return cls("", issuer, None, 0, name_key(title), issued_on)
        scope = document_type if is_numbered_by_type(number) else None
        return cls(key, issuer, scope, issued_on.year if issued_on else 0)

    @property
    def place(self) -> Hashable:
        """Equal for all that may be the same, years aside; None where nothing can be the same."""
        if self.issuer in (None, ""):
            return None
        if self.number_key:
            return self.number_key, self.issuer, self.scope
        return (self.title, self.issuer, self.issued_on) if self.title else None

    def is_same_year(self, year: int) -> bool:
        return year == self.year or 0 in {year, self.year}


class Register:
    """Documents in memory by their identities, for those who add many at once."""

    def __init__(self) -> None:
        self._known: dict[Hashable, dict[int, str]] = {}

    def add(self, identity: Identity, label: str) -> str | None:
        """Take a document in, or return the label of the one that is the same."""
        place = identity.place
        if place is None:
            return None
        same = self._known.setdefault(place, {})
        for year, known in same.items():
            if identity.is_same_year(year):
                return known
        same[identity.year] = label
        return None
