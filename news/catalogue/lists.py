"""Lists of pages by date, as numbers in order."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final, NamedTuple

__all__ = ["ARTICLES", "GALLERIES", "Entry", "Lists", "Name", "Part", "galleries_below"]

#: A kind of list, and the id of what it is a list of; 0 where there is one of a kind.
Name = tuple[str, int]
ARTICLES: Final[Name] = ("articles", 0)
GALLERIES: Final[Name] = ("galleries", 0)

# A place in a list is a moment and the id of a page in one number; ids are smaller than this.
ABOVE_IDS: Final = 2**40
EPOCH: Final = datetime(1, 1, 1, tzinfo=UTC)
MICROSECOND: Final = timedelta(microseconds=1)
CLOCK_ERROR: Final = timedelta(minutes=1)


class Entry(NamedTuple):
    """A page that everybody may read until `ends`, its date, and the lists it stands in."""

    key: int
    moment: datetime
    ends: datetime | None
    names: Collection[Name]


class Part(NamedTuple):
    """A stretch of a list, the newest page first."""

    places: Sequence[int]
    start: int
    stop: int

    def __len__(self) -> int:
        return self.stop - self.start

    def keys(self, first: int = 0, last: int | None = None) -> list[int]:
        """The ids of the pages from the one that stands `first` to before `last`."""
        length = len(self)
        first, last = min(first, length), length if last is None else min(last, length)
        found = self.places[self.stop - last : self.stop - first]
        return [place % ABOVE_IDS for place in reversed(found)]


@dataclass(frozen=True, slots=True)
class Lists:
    """All lists at one moment, each with the oldest page first. Never changed: threads share them."""

    places: Mapping[Name, list[int]]
    where: Mapping[int, int]
    ends: Mapping[int, datetime]
    read_at: datetime

    @classmethod
    def of(cls, entries: Iterable[Entry], read_at: datetime) -> Lists:
        places: defaultdict[Name, list[int]] = defaultdict(list)
        where: dict[int, int] = {}
        ends: dict[int, datetime] = {}
        for entry in entries:
            place = where[entry.key] = _place(entry.moment, entry.key)
            if entry.ends:
                ends[entry.key] = entry.ends
            for name in entry.names:
                places[name].append(place)
        for some in places.values():
            some.sort()
        return cls(dict(places), where, ends, read_at)

    def with_changes(self, changed: Collection[int], entries: Iterable[Entry], read_at: datetime) -> Lists:
        """The lists after these pages have changed; `entries` are those of them that stand in lists now."""
        places, where, ends = dict(self.places), dict(self.where), dict(self.ends)
        gone = [where.pop(key) for key in changed if key in where]
        for key in changed:
            ends.pop(key, None)
        copied: set[Name] = set()
        for name, some in self.places.items():
            if out := [place for place in gone if _stands_in(some, place)]:
                places[name] = left = list(some)
                for place in out:
                    del left[bisect_left(left, place)]
                copied.add(name)
        for entry in entries:
            place = where[entry.key] = _place(entry.moment, entry.key)
            if entry.ends:
                ends[entry.key] = entry.ends
            for name in entry.names:
                if name not in copied:
                    places[name] = list(places.get(name, ()))
                    copied.add(name)
                insort(places[name], place)
        return Lists(places, where, ends, read_at)

    def holds(self, now: datetime) -> bool:
        """Whether no page of these has ended meanwhile, and no clock was put back."""
        return self.read_at - CLOCK_ERROR <= now and all(now < end for end in self.ends.values())

    def ended(self, now: datetime) -> list[int]:
        """The pages that stand in lists although they have ended."""
        return [key for key, end in self.ends.items() if end <= now]

    def all_of(self, name: Name) -> Part:
        some = self.places.get(name, ())
        return Part(some, 0, len(some))

    def stands_in(self, name: Name, key: int) -> bool:
        place = self.where.get(key)
        return place is not None and _stands_in(self.places.get(name, ()), place)

    def between(self, name: Name, start: datetime, end: datetime) -> Part:
        """The pages of a list from a moment to before another."""
        some = self.places.get(name, ())
        return Part(some, bisect_left(some, _place(start, 0)), bisect_left(some, _place(end, 0)))

    def newer(self, name: Name, moment: datetime, key: int | None, count: int) -> list[int]:
        """The pages after one of this date and id, nearest first; without an id, after all of its second."""
        some = self.places.get(name, ())
        start = bisect_left(some, _after(moment, key))
        return [place % ABOVE_IDS for place in some[start : start + count]]

    def older(self, name: Name, moment: datetime, key: int | None, count: int) -> list[int]:
        """The pages before it, the nearest first."""
        some = self.places.get(name, ())
        end = bisect_left(some, _after(moment, key) if key is None else _place(moment, key))
        return [place % ABOVE_IDS for place in reversed(some[max(0, end - count) : end])]

    def most_common(
        self, names: Iterable[Name], without: Collection[int], count: int, newest: int
    ) -> list[int]:
        """The pages that stand in most of these lists, of equals the newest.

        Of each list the `newest` pages are looked at.
        """
        found: Counter[int] = Counter()
        for name in names:
            found.update(self.places.get(name, ())[-newest:])
        ranked = sorted(((times, place) for place, times in found.items()), reverse=True)
        keys = (place % ABOVE_IDS for _times, place in ranked)
        return [
            key for key, _number in zip((k for k in keys if k not in without), range(count), strict=False)
        ]


def galleries_below(path: str) -> Name:
    """The list of the galleries whose parent page has this path."""
    return "galleries below", int(path, 36)


def _place(moment: datetime, key: int) -> int:
    return (moment - EPOCH) // MICROSECOND * ABOVE_IDS + key


def _after(moment: datetime, key: int | None) -> int:
    return _place(moment, ABOVE_IDS if key is None else key + 1)


def _stands_in(places: Sequence[int], place: int) -> bool:
    index = bisect_left(places, place)
    return index < len(places) and places[index] == place
