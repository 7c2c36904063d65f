"""What is known of all published documents at a moment, and questions to it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, NamedTuple

from documents.catalogue import bits
from documents.enums import RelationType, ValidityStatus

__all__ = ["NEVER", "Catalogue", "Deed"]

# Stands for a day that is not known: after every other.
NEVER: Final = date.max.toordinal() + 1
DAYS_REMEMBERED: Final = 16


class Deed(NamedTuple):
    """What was done to the document at `place`, from the day `since` to the one before `until` (ordinals).

    An amendment is here only where it ended clauses, and is never of the whole.
    """

    place: int
    kind: RelationType
    is_whole: bool
    since: int
    until: int


@dataclass(frozen=True, eq=False, slots=True)
class Catalogue:
    """Documents by their places in the order of issue, the newest first.

    `keys` are their ids. `values` are the places of each value of what documents are narrowed by, `parents`
    those of the documents below each path, as sets (see `documents.catalogue.bits`). `orders` are all places
    in the other orders of lists. Days are ordinals, `NEVER` where there is none. At `ends_at`
    the first of the documents ceases to be published.
    """

    keys: Sequence[int]
    issued: Sequence[int]
    effective: Sequence[int]
    expires: Sequence[int]
    values: Mapping[str, Mapping[Hashable, int]]
    parents: Mapping[str, int]
    orders: Mapping[str, Sequence[int]]
    without_validity: int
    withdrawn: int
    deeds: Sequence[Deed]
    ends_at: datetime | None = None
    _days: dict[date, Mapping[str, int]] = field(default_factory=dict)

    def holds(self, at: datetime) -> bool:
        """Whether the clock alone has not made it out of date."""
        return self.ends_at is None or at < self.ends_at

    @property
    def all(self) -> int:
        return bits.full(len(self.keys))

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
        return bits.from_flags(issued <= day or issued == NEVER for issued in self.issued)

    def of_keys(self, keys: Iterable[int]) -> int:
        wanted = set(keys)
        return bits.from_flags(key in wanted for key in self.keys)

    def by_validity(self, on: date) -> Mapping[str, int]:
        """The documents of each status on that day, as `DocumentQuerySet.with_listed_validity` has it."""
        known = self._days.get(on)
        if known is None:
            known = self._by_validity(on.toordinal())
            if len(self._days) < DAYS_REMEMBERED:
                self._days[on] = known
        return known

    def _by_validity(self, on: int) -> Mapping[str, int]:
        found: dict[str, int] = {}
        left = self.all
        for status, places in self._that_apply(on):
            found[status.value] = left & places
            left &= ~places
        found[ValidityStatus.IN_FORCE.value] &= ~self.withdrawn
        return found

    def _that_apply(self, on: int) -> Iterator[tuple[ValidityStatus, int]]:
        """The statuses in the order in which they go before each other (`documents.validity.rule`)."""
        held = [deed for deed in self.deeds if deed.since <= on < deed.until]
        whole = {
            kind: self._places(deed for deed in held if deed.is_whole and deed.kind is kind)
            for kind in (RelationType.REPLACES, RelationType.ABOLISHES, RelationType.SUSPENDS)
        }
        expired = bits.from_flags(day <= on for day in self.expires)
        yield ValidityStatus.NOT_APPLICABLE, self.without_validity
        yield ValidityStatus.REPLACED, whole[RelationType.REPLACES]
        yield ValidityStatus.EXPIRED, expired | whole[RelationType.ABOLISHES]
        yield ValidityStatus.NOT_YET_IN_FORCE, bits.from_flags(on < day < NEVER for day in self.effective)
        yield ValidityStatus.SUSPENDED, whole[RelationType.SUSPENDS]
        yield ValidityStatus.PARTLY_EXPIRED, self._places(deed for deed in held if not deed.is_whole)
        yield ValidityStatus.UNKNOWN, bits.from_flags(day == NEVER for day in self.effective)
        yield ValidityStatus.IN_FORCE, self.all

    def _places(self, deeds: Iterable[Deed]) -> int:
        return bits.from_places((deed.place for deed in deeds), len(self.keys))
