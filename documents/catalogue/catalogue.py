"""What is known of all published documents at a moment, and questions to it."""

from __future__ import annotations

from array import array
from bisect import insort
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, NamedTuple, TypeVar

from documents.catalogue import bits
from documents.enums import ValidityStatus

__all__ = ["LAST_NUMBER", "NEVER", "ORDERS", "Catalogue", "Listed"]

V = TypeVar("V", bound=Hashable)

# Stands for a day or a number that is not known: after every other.
NEVER: Final = date.max.toordinal() + 1
LAST_NUMBER: Final = 2**40
DAYS_REMEMBERED: Final = 16
#: The statuses of documents on a day, of these or (None) of all.
ReadStatuses = Callable[[date, Collection[int] | None], Iterable[tuple[int, str]]]


class Listed(NamedTuple):
    """A document by all that lists narrow and sort by. Days are ordinals, `NEVER` where there is none."""

    key: int
    parent: str
    issued: int
    effective: int
    posted: int
    number: int
    number_key: str
    is_withdrawn: bool
    document_type: int | None
    issuer: int | None
    signer: int | None
    issue_year: int
    has_text: bool
    has_file: bool
    fields: Sequence[int]


# By what lists are narrowed, but for validity: of these a document has one value each, of fields any number.
SINGLE: Final = ("document_type", "issuer", "signer", "issue_year", "has_text", "has_file")
SEVERAL: Final = "fields"

SortKey = Callable[[Listed], tuple[int | str, ...]]
#: The orders of lists: the newest first by their days, the lowest number; what is not known comes last.
ORDERS: Final[Mapping[str, SortKey]] = {
    "ban-hanh": lambda one: (one.issued == NEVER, -one.issued, -one.key),
    "dang": lambda one: (-one.posted, -one.key),
    "hieu-luc": lambda one: (one.effective == NEVER, -one.effective, -one.key),
    "so": lambda one: (one.number, one.number_key, one.key),
}


@dataclass(frozen=True, eq=False, slots=True)
class Catalogue:
    """Documents by places, which they keep; the place of one that has gone is not in `all`.

    `values` are the places of each value of what documents are narrowed by, `parents` those of the documents
    below each path, as sets (see `documents.catalogue.bits`). `orders` are all places in the orders of lists.
    At `ends_at` the first of the documents ceases to be published.
    """

    documents: Sequence[Listed]
    place_of: Mapping[int, int]
    all: int
    values: Mapping[str, Mapping[Hashable, int]]
    parents: Mapping[str, int]
    orders: Mapping[str, Sequence[int]]
    withdrawn: int
    read_statuses: ReadStatuses
    ends_at: datetime | None = None
    _days: dict[date, Mapping[str, int]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, documents: Sequence[Listed], read_statuses: ReadStatuses, ends_at: datetime | None
    ) -> Catalogue:
        size = len(documents)
        return cls(
            documents,
            {one.key: place for place, one in enumerate(documents)},
            bits.full(size),
            {
                name: bits.by_value(
                    ((place, value) for value, place in _valued(name, enumerate(documents))), size
                )
                for name in (*SINGLE, SEVERAL)
            },
            bits.by_value(((place, one.parent) for place, one in enumerate(documents)), size),
            {name: _sorted(documents, key) for name, key in ORDERS.items()},
            bits.from_flags(one.is_withdrawn for one in documents),
            read_statuses,
            ends_at,
        )

    def with_changes(
        self, keys: Collection[int], documents: Sequence[Listed], ends_at: datetime | None
    ) -> Catalogue:
        """The same after these documents have changed; `documents` are those of them that are published."""
        rows, place_of = list(self.documents), dict(self.place_of)
        before = {place_of.pop(key) for key in keys if key in place_of}
        free = iter(sorted(before))
        now = {}
        for one in documents:
            place = next(free, None)
            if place is None:
                place = len(rows)
                rows.append(one)
            rows[place] = one
            place_of[one.key], now[place] = place, one
        left = ~sum(1 << place for place in before)
        orders = {name: _resorted(self.orders[name], before, now, rows, key) for name, key in ORDERS.items()}
        changed = Catalogue(
            rows,
            place_of,
            self.all & left | sum(1 << place for place in now),
            {name: _with(places, left, _valued(name, now.items())) for name, places in self.values.items()},
            _with(self.parents, left, ((one.parent, place) for place, one in now.items())),
            orders,
            self.withdrawn & left | sum(1 << place for place, one in now.items() if one.is_withdrawn),
            self.read_statuses,
            ends_at,
        )
        for day, known in self._days.copy().items():
            statuses = self.read_statuses(day, [one.key for one in documents])
            found = ((status, place_of[key]) for key, status in statuses if key in place_of)
            changed._days[day] = _with(known, left, found)
        return changed

    @property
    def keys(self) -> Sequence[int]:
        """The ids, the newest by issue first."""
        return [self.documents[place].key for place in self.orders["ban-hanh"]]

    @property
    def gone(self) -> int:
        """The number of places that are held by no document."""
        return len(self.documents) - self.all.bit_count()

    def holds(self, at: datetime) -> bool:
        """Whether the clock alone has not made it out of date."""
        return self.ends_at is None or at < self.ends_at

    def below(self, path: str) -> int:
        """The documents below the page of that path."""
        found = 0
        for parent, places in self.parents.items():
            if parent.startswith(path):
                found |= places
        return found

    def issued_by(self, on: date) -> int:
        """Without the documents that were issued only after that day."""
        day = on.toordinal()
        return self.all & bits.from_flags(one.issued <= day or one.issued == NEVER for one in self.documents)

    def of_keys(self, keys: Iterable[int]) -> int:
        return bits.from_places(
            (self.place_of[key] for key in keys if key in self.place_of), len(self.documents)
        )

    def sorted_keys(self, places: int, order: str) -> Iterable[int]:
        """The ids of documents in an order."""
        found: Iterable[Listed] = bits.of_those(places, self.documents, self.orders[order])
        return (one.key for one in found)

    def by_validity(self, on: date) -> Mapping[str, int]:
        """The documents of each status on that day, as `DocumentQuerySet.with_listed_validity` has it."""
        known = self._days.get(on)
        if known is None:
            found = (
                (self.place_of[key], status)
                for key, status in self.read_statuses(on, None)
                if key in self.place_of
            )
            known = bits.by_value(found, len(self.documents))
            if len(self._days) < DAYS_REMEMBERED:
                self._days[on] = known
        holding = ValidityStatus.IN_FORCE.value
        return {**known, holding: known.get(holding, 0) & ~self.withdrawn}


def _valued(name: str, documents: Iterable[tuple[int, Listed]]) -> Iterator[tuple[Hashable, int]]:
    """The values of documents at their places."""
    for place, one in documents:
        if name == SEVERAL:
            yield from ((value, place) for value in one.fields)
        else:
            yield getattr(one, name), place


def _sorted(documents: Sequence[Listed], key: SortKey) -> Sequence[int]:
    keys = [key(one) for one in documents]
    return array("l", sorted(range(len(documents)), key=keys.__getitem__))


def _resorted(
    order: Sequence[int],
    before: Collection[int],
    now: Mapping[int, Listed],
    rows: Sequence[Listed],
    key: SortKey,
) -> Sequence[int]:
    """The order without the places before, and with those of now where they belong."""
    places = array("l", (place for place in order if place not in before))
    for place in now:
        insort(places, place, key=lambda other: key(rows[other]))
    return places


def _with(sets: Mapping[V, int], left: int, added: Iterable[tuple[V, int]]) -> dict[V, int]:
    """Sets without the places that are not left, and with others added."""
    found = {value: places & left for value, places in sets.items()}
    for value, place in added:
        found[value] = found.get(value, 0) | 1 << place
    return found
