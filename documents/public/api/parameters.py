"""What a program asks of the library, read strictly: a parameter that is wrong is said to be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Self

from django.http import QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from api.errors import BadParameterError
from documents.numbers import number_key, numbers_in_query
from documents.public.library.facets import FACETS
from documents.public.library.listing import LibraryList
from documents.public.library.orders import SORT
from documents.public.library.scope import Scope

__all__ = [
    "FILTERS",
    "LARGEST",
    "MOST_ON_A_PAGE",
    "ON_A_PAGE",
    "ORDERS",
    "OTHERS",
    "DocumentQuery",
    "day_asked",
    "unknown_parameter",
]

# The names here → those of the list people see, which are taken too.
FILTERS: Final[Mapping[str, str]] = {**{facet.program: facet.parameter for facet in FACETS}, "sort": SORT}
# What orders are called here.
ORDERS: Final = {
    "issued": "ban-hanh",
    "effective": "hieu-luc",
    "posted": "dang",
    "number": "so",
    "views": "xem",
    "downloads": "tai",
}
OTHERS: Final = ("number", "as_at", "page", "page_size")
ON_A_PAGE: Final = 20
MOST_ON_A_PAGE: Final = 100
LARGEST: Final = 10**9
DAYS: Final = (date(1900, 1, 1), date(2999, 12, 31))


@dataclass(frozen=True, slots=True)
class DocumentQuery:
    """What was asked: the list, and which part of it."""

    asked: LibraryList
    page: int
    page_size: int

    @classmethod
    def read(cls, parameters: QueryDict, scope: Scope) -> Self:
        """Raises `BadParameterError` for the first parameter that is unknown, given twice or wrong."""
        for name, values in parameters.lists():
            if name not in FILTERS and name not in FILTERS.values() and name not in OTHERS:
                raise unknown_parameter(name, [*FILTERS, *OTHERS])
            if len(values) > 1:
                raise BadParameterError(name, _("This parameter is given more than once."))
        asked = LibraryList.asked(_for_the_list(parameters), scope, day_asked(parameters))
        own_names = {theirs: own for own, theirs in FILTERS.items()}
        for name, problem in asked.chosen.problems.items():
            own = own_names[name]
            raise BadParameterError(own if own in parameters else name, problem)
        if number := parameters.get("number", ""):
            asked = replace(asked, chosen=replace(asked.chosen, number_keys=_keys(number, scope)))
        return cls(
            asked,
            page=_whole(parameters, "page", 1, LARGEST),
            page_size=_whole(parameters, "page_size", ON_A_PAGE, MOST_ON_A_PAGE),
        )


def unknown_parameter(name: str, known: Iterable[str]) -> BadParameterError:
    return BadParameterError(
        name, _("Unknown parameter. Known are: %(names)s.") % {"names": ", ".join(known)}
    )


def day_asked(parameters: QueryDict) -> date:
    """The day of `as_at`, by default today. Raises `BadParameterError`."""
    text = parameters.get("as_at", "")
    if not text:
        return timezone.localdate()
    try:
        day = parse_date(text)
    except ValueError:
        day = None
    if day is None or not DAYS[0] <= day <= DAYS[1]:
        raise BadParameterError("as_at", _("This is no day written as YYYY-MM-DD."))
    return day


def _for_the_list(parameters: QueryDict) -> QueryDict:
    """The parameters under the names of the list."""
    given = QueryDict(mutable=True)
    for name in (*FILTERS, *FILTERS.values()):
        if value := parameters.get(name, ""):
            theirs = FILTERS.get(name, name)
            given[theirs] = ORDERS.get(value, value) if theirs == SORT else value
    return given


def _keys(text: str, scope: Scope) -> frozenset[str]:
    """The keys of the library's numbers that are meant: one written in full, or those a part fits."""
    found = numbers_in_query(text)
    if len(found) != 1:
        if key := number_key(text):
            return frozenset({key})
        raise BadParameterError("number", _("This is no number of a document."))
    wanted = found[0]
    begun = scope.documents().filter(number_key__startswith=f"{wanted.number}/").order_by()
    keys = begun.values_list("number_key", flat=True).distinct()
    return frozenset({wanted.number, *keys} & {key for key in (wanted.number, *keys) if wanted.matches(key)})


def _whole(parameters: QueryDict, name: str, default: int, most: int) -> int:
    text = parameters.get(name, "")
    if not text:
        return default
    number = int(text) if text.isascii() and text.isdigit() and len(text) <= 10 else 0
    if not 1 <= number <= most:
        raise BadParameterError(name, _("This has to be a whole number from 1 to %(most)d.") % {"most": most})
    return number
