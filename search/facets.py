"""By what hits can be narrowed. Apps register their facets; the search knows them by name and value alone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

__all__ = [
    "KIND",
    "MARKS",
    "PERIOD",
    "Facet",
    "FacetValue",
    "facet",
    "facets",
    "packed",
    "register",
    "unpacked",
]

# What narrows hits and is no facet of an app, under the names of `Hits.without`.
KIND = "kind"
PERIOD = "period"
# Leaves out what is spelled with other marks; not a filter that readers choose.
MARKS = "marks"

OPEN = ""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A page's value of a facet, a word without "@". `until` is the first day on which it no longer holds.

    A value that holds for a time is right on every day without being written anew.
    """

    facet: str
    value: str
    since: date | None = None
    until: date | None = None

    def __str__(self) -> str:
        """As the index keeps it: "type=thong-tu", "validity=in_force@2017-02-01..2018-01-01"."""
        name = f"{self.facet}={self.value}"
        if not self.is_timed:
            return name
        first, end = (day.isoformat() if day else OPEN for day in (self.since, self.until))
        return f"{name}@{first}..{end}"

    @property
    def is_timed(self) -> bool:
        return self.since is not None or self.until is not None

    def holds(self, on: date) -> bool:
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)


@dataclass(frozen=True, slots=True)
class Facet:
    """What hits can be narrowed by: `name` for the index and programs, `parameter` in addresses for people.

    `titles` gives the label of each value that exists now, in one query; a value without label is none.
    `is_ordered`: values are shown in the order of `titles`, not those with most hits first. Facets are shown
    by `position`. `mark` gives the word by which a value is shown beside a hit, "" for none, without a query.
    `is_slot`: a page that has a number is named by it as well ("thông tư 10 của Bộ Y tế"); its values are
    slugs of the names. `aliases` are other ways to ask for a value. Where one value takes in others, as a
    body those below it, `tree` gives all that each takes in, itself among them.
    """

    name: str
    parameter: str
    label: str | _StrPromise
    titles: Callable[[Collection[str]], Mapping[str, str]]
    position: int
    is_ordered: bool = False
    mark: Callable[[str], str] | None = None
    is_slot: bool = False
    aliases: Mapping[str, str] = field(default_factory=dict)
    tree: Callable[[], Mapping[str, Collection[str]]] | None = None

    def within(self, value: str) -> Collection[str]:
        """The values of which a page has to have one where this one is asked for."""
        return self.tree().get(value, (value,)) if self.tree else (value,)

    def gathered(self, counts: Mapping[str, int]) -> Mapping[str, int]:
        """The counts of single values as those of the lists that asking for each gives."""
        if self.tree is None or not counts:
            return counts
        found = {value: sum(counts.get(part, 0) for part in parts) for value, parts in self.tree().items()}
        return {value: number for value, number in found.items() if number}


_REGISTERED: dict[str, Facet] = {}


def register(facet: Facet) -> None:
    """Offer a facet; called once when an app is ready."""
    _REGISTERED[facet.name] = facet


def facets() -> Sequence[Facet]:
    """Every facet, in the order they are shown."""
    return sorted(_REGISTERED.values(), key=lambda facet: facet.position)


def facet(name: str) -> Facet:
    """Raises `KeyError` where no app has registered it."""
    return _REGISTERED[name]


def packed(values: Iterable[FacetValue]) -> str:
    """The values as the index keeps them, each once."""
    return " ".join(sorted({str(value) for value in values}))


def unpacked(text: str) -> list[FacetValue]:
    return [_read(token) for token in text.split()]


def _read(token: str) -> FacetValue:
    name, _at, days = token.partition("@")
    facet_name, _equals, value = name.partition("=")
    first, _dots, end = days.partition("..")
    return FacetValue(
        facet_name,
        value,
        date.fromisoformat(first) if first else None,
        date.fromisoformat(end) if end else None,
    )


def _years(values: Collection[str]) -> Mapping[str, str]:
    """Years are their own labels, the latest first."""
    return {value: value for value in sorted(values, reverse=True) if len(value) == 4 and value.isdecimal()}


register(Facet("year", "nam", _("Year"), _years, position=60, is_ordered=True))
