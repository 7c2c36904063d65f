"""What a reader asks for. Whatever a request carries, a query comes out, and what was corrected is named."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from search.content import Kind
from vietnamese.text import clean_spaces, nfc

__all__ = ["KIND_SLUGS", "SearchQuery", "clean_text", "read_query"]

PAGE_SIZE = 10
LARGEST_PAGE_SIZE = 100
LAST_PAGE = 100_000

KIND_SLUGS = {"tin-bai": Kind.ARTICLE, "hinh-anh": Kind.GALLERY, "van-ban": Kind.DOCUMENT}
"""The kinds as they stand in addresses for people."""

# Control characters, halves of surrogate pairs and the sign for bytes that were no text.
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffd\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """One question to the search. `kind` None asks for every kind; pages count from 1."""

    text: str
    kind: Kind | None = None
    page: int = 1
    page_size: int = PAGE_SIZE
    problems: tuple[str, ...] = ()

    @property
    def is_narrowed(self) -> bool:
        """Whether more than a text was given: a kind, a filter."""
        return self.kind is not None

    @property
    def start(self) -> int:
        return (self.page - 1) * self.page_size

    @property
    def stop(self) -> int:
        return self.start + self.page_size


def read_query(
    parameters: Mapping[str, str],
    *,
    kind_name: str = "kind",
    page_name: str = "page",
    with_page_size: bool = True,
) -> SearchQuery:
    """The query of a request. What cannot be read is replaced, and named in `problems` for the reader."""
    problems: list[str] = []
    kind = _read_kind(parameters.get(kind_name, ""), kind_name, problems)
    page = _read_number(parameters.get(page_name, ""), page_name, 1, LAST_PAGE, problems)
    page_size = PAGE_SIZE
    if with_page_size:
        page_size = _read_number(
            parameters.get("page_size", ""), "page_size", PAGE_SIZE, LARGEST_PAGE_SIZE, problems
        )
    return SearchQuery(clean_text(parameters.get("q", "")), kind, page, page_size, tuple(problems))


def clean_text(text: str) -> str:
    """The text on one line in NFC, without characters that are none, cut to the length that is read."""
    return clean_spaces(nfc(_NO_TEXT.sub(" ", text[: 4 * settings.SEARCH_MAX_QUERY_LENGTH])))[
        : settings.SEARCH_MAX_QUERY_LENGTH
    ].rstrip()


def _read_kind(value: str, name: str, problems: list[str]) -> Kind | None:
    value = value.strip()
    if not value:
        return None
    if value in KIND_SLUGS:
        return KIND_SLUGS[value]
    if value in Kind.values:
        return Kind(value)
    problems.append(
        _("%(name)s has to be one of: %(choices)s.") % {"name": name, "choices": ", ".join(Kind.values)}
    )
    return None


def _read_number(value: str, name: str, default: int, largest: int, problems: list[str]) -> int:
    """A whole number from 1 to `largest`; a number outside is moved to the nearer end."""
    value = value.strip()
    if not value:
        return default
    match = re.fullmatch(r"([+-]?)0*([0-9]+)", value)
    if match is None:
        problems.append(_("%(name)s has to be a whole number.") % {"name": name})
        return default
    sign, digits = match.groups()
    if len(digits) > len(str(largest)):
        return 1 if sign == "-" else largest
    return min(max(int(sign + digits), 1), largest)
