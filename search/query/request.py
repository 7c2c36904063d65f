"""From a request to a query: whatever a request carries, a query comes out, with what was corrected named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _

from search.content import Kind
from search.enums import Sort
from search.facets import facets
from search.query.parameters import KIND_SLUGS, PROGRAMS, Parameters
from search.query.query import PAGE_SIZE, SearchQuery
from vietnamese.dates import parse_date
from vietnamese.text import clean_spaces, nfc

__all__ = ["clean_text", "read_query"]

LARGEST_PAGE_SIZE = 100
LAST_PAGE = 100_000

LONGEST_VALUE = 100

# Control characters, halves of surrogate pairs and the sign for bytes that were no text.
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffd\ufffe\uffff]")


def read_query(given: Mapping[str, str], names: Parameters = PROGRAMS) -> SearchQuery:
    """The query of a request. What cannot be read is replaced, and named in `problems` for the reader.

    Only where a filter is given, its value is looked up in the database.
    """
    reader = _Reader(given, names)
    since, until = reader.period()
    query = SearchQuery(
        text=clean_text(given.get("q", "")),
        kind=reader.kind(),
        page=reader.number(names.page, 1, LAST_PAGE),
        page_size=reader.number(names.page_size, PAGE_SIZE, LARGEST_PAGE_SIZE),
        filters=reader.filters(),
        since=since,
        until=until,
        sort=reader.sort(),
        any_marks=reader.any_marks(),
    )
    return replace(query, problems=tuple(reader.problems))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Takes parameters one by one, and keeps what has to be said about them."""

    given: Mapping[str, str]
    names: Parameters
    problems: list[str] = field(default_factory=list)

    def kind(self) -> Kind | None:
        value = self._value(self.names.kind)
        if value in KIND_SLUGS:
            return KIND_SLUGS[value]
        if value in Kind.values:
            return Kind(value)
        if value:
            self._not_among(self.names.kind, KIND_SLUGS if self.names.are_for_people else Kind.values)
        return None

    def filters(self) -> dict[str, str]:
        """The values asked for that exist, by facet."""
        filters: dict[str, str] = {}
        for facet in facets():
            value = self._value(self.names.of(facet))
            value = facet.aliases.get(value, value)
            if value and value in facet.titles([value]):
                filters[facet.name] = value
            elif value:
                name = self.names.spoken(self.names.of(facet))
                self.problems.append(_("%(name)s: there is no “%(value)s”.") % {"name": name, "value": value})
        return filters

    def period(self) -> tuple[date | None, date | None]:
        """The first and the last day; where they are the wrong way round, they change places."""
        since, until = self._day(self.names.since), self._day(self.names.until)
        if since is None or until is None or since <= until:
            return since, until
        names = {"since": self.names.spoken(self.names.since), "until": self.names.spoken(self.names.until)}
        self.problems.append(_("%(since)s lies after %(until)s; the two have changed places.") % names)
        return until, since

    def sort(self) -> Sort:
        value = self._value(self.names.sort)
        if value and value not in self.names.sorts:
            self._not_among(self.names.sort, self.names.sorts)
        return self.names.sorts.get(value, Sort.RELEVANCE)

    def any_marks(self) -> bool:
        value = self._value(self.names.marks)
        if value and value != self.names.any_marks:
            self._not_among(self.names.marks, [self.names.any_marks])
        return value == self.names.any_marks

    def number(self, name: str, default: int, largest: int) -> int:
        """A whole number from 1 to `largest`; a number outside is moved to the nearer end."""
        value = self.given.get(name, "").strip() if name else ""
        if not value:
            return default
        match = re.fullmatch(r"([+-]?)0*([0-9]+)", value)
        if match is None:
            self.problems.append(_("%(name)s has to be a whole number.") % {"name": self.names.spoken(name)})
            return default
        sign, digits = match.groups()
        if len(digits) > len(str(largest)):
            return 1 if sign == "-" else largest
        return min(max(int(sign + digits), 1), largest)

    def _day(self, name: str) -> date | None:
        value = self._value(name)
        day = parse_date(value)
        if value and day is None:
            spoken = {"name": self.names.spoken(name)}
            self.problems.append(_("%(name)s has to be a date such as 15/09/2017.") % spoken)
        return day

    def _value(self, name: str) -> str:
        return clean_text(self.given.get(name, ""))[:LONGEST_VALUE]

    def _not_among(self, name: str, choices: Iterable[str]) -> None:
        self.problems.append(
            _("%(name)s has to be one of: %(choices)s.")
            % {"name": self.names.spoken(name), "choices": ", ".join(choices)}
        )


def clean_text(text: str) -> str:
    """The text on one line in NFC, without characters that are none, cut to the length that is read."""
    return clean_spaces(nfc(_NO_TEXT.sub(" ", text[: 4 * settings.SEARCH_MAX_QUERY_LENGTH])))[
        : settings.SEARCH_MAX_QUERY_LENGTH
    ].rstrip()
