"""What a reader asks for. Whatever a request carries, a query comes out, and what was corrected is named."""

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
from search.parameters import KIND_SLUGS, PROGRAMS, Parameters
from vietnamese.dates import parse_date
from vietnamese.text import clean_spaces, nfc

__all__ = ["SearchQuery", "clean_text", "read_query"]

PAGE_SIZE = 10
LARGEST_PAGE_SIZE = 100
LAST_PAGE = 100_000

LONGEST_VALUE = 100

# Control characters, halves of surrogate pairs and the sign for bytes that were no text.
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffd\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """One question to the search. Pages count from 1.

    `kind` None asks for every kind, `filters` has one value for each facet that narrows the hits, and `since`
    and `until` are the first and the last day of a period. `problems` name what could not be read.
    """

    text: str
    kind: Kind | None = None
    page: int = 1
    page_size: int = PAGE_SIZE
    problems: tuple[str, ...] = ()
    filters: Mapping[str, str] = field(default_factory=dict)
    since: date | None = None
    until: date | None = None
    sort: Sort = Sort.RELEVANCE

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the words decides what is found."""
        return bool(self.kind or self.filters or self.since or self.until)

    def unnarrowed(self) -> SearchQuery:
        return replace(self, kind=None, filters={}, since=None, until=None, page=1)

    @property
    def start(self) -> int:
        return (self.page - 1) * self.page_size

    @property
    def stop(self) -> int:
        return self.start + self.page_size


def read_query(given: Mapping[str, str], names: Parameters = PROGRAMS) -> SearchQuery:
    """The query of a request. What cannot be read is replaced, and named in `problems` for the reader.

    Only where a filter is given, its value is looked up in the database.
    """
    problems: list[str] = []
    page_size = PAGE_SIZE
    if names.page_size:
        page_size = _read_number(given, names.page_size, PAGE_SIZE, LARGEST_PAGE_SIZE, problems)
    since, until = _read_period(given, names, problems)
    return SearchQuery(
        text=clean_text(given.get("q", "")),
        kind=_read_kind(given.get(names.kind, ""), names.kind, problems),
        page=_read_number(given, names.page, 1, LAST_PAGE, problems),
        page_size=page_size,
        filters=_read_filters(given, names, problems),
        since=since,
        until=until,
        sort=_read_sort(given, names, problems),
        problems=tuple(problems),
    )


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
    problems.append(_not_among(name, Kind.values))
    return None


def _read_filters(given: Mapping[str, str], names: Parameters, problems: list[str]) -> dict[str, str]:
    """The values asked for that exist, by facet."""
    filters: dict[str, str] = {}
    for facet in facets():
        value = clean_text(given.get(names.of(facet), ""))[:LONGEST_VALUE]
        if value and value in facet.titles([value]):
            filters[facet.name] = value
        elif value:
            problems.append(
                _("%(name)s: there is no “%(value)s”.") % {"name": names.of(facet), "value": value}
            )
    return filters


def _read_period(
    given: Mapping[str, str], names: Parameters, problems: list[str]
) -> tuple[date | None, date | None]:
    """The first and the last day of the period; where they are the wrong way round, they change places."""
    since = _read_day(given, names.since, problems)
    until = _read_day(given, names.until, problems)
    if since and until and since > until:
        problems.append(
            _("%(since)s lies after %(until)s; the two have changed places.")
            % {"since": names.since, "until": names.until}
        )
        return until, since
    return since, until


def _read_day(given: Mapping[str, str], name: str, problems: list[str]) -> date | None:
    value = clean_text(given.get(name, ""))
    day = parse_date(value)
    if value and day is None:
        problems.append(_("%(name)s has to be a date such as 15/09/2017.") % {"name": name})
    return day


def _read_sort(given: Mapping[str, str], names: Parameters, problems: list[str]) -> Sort:
    value = given.get(names.sort, "").strip()
    if value and value not in names.sorts:
        problems.append(_not_among(names.sort, names.sorts))
    return names.sorts.get(value, Sort.RELEVANCE)


def _not_among(name: str, choices: Iterable[str]) -> str:
    return _("%(name)s has to be one of: %(choices)s.") % {"name": name, "choices": ", ".join(choices)}


def _read_number(given: Mapping[str, str], name: str, default: int, largest: int, problems: list[str]) -> int:
    """A whole number from 1 to `largest`; a number outside is moved to the nearer end."""
    value = given.get(name, "").strip()
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
