"""Sets of places as whole numbers: the binary digit of value 2^n stands for place n."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from itertools import compress
from typing import Final, TypeVar

__all__ = ["by_value", "from_flags", "from_places", "full", "of_those"]

V = TypeVar("V", bound=Hashable)
T = TypeVar("T")

DIGITS: Final = bytes.maketrans(b"\x00\x01", b"01")
FLAGS: Final = bytes.maketrans(b"01", b"\x00\x01")


def full(size: int) -> int:
    """All places."""
    return (1 << size) - 1


def from_flags(flags: Iterable[int]) -> int:
    """The places whose flag is set; there is a flag for each place."""
    return int(bytes(flags)[::-1].translate(DIGITS) or b"0", 2)


def from_places(places: Iterable[int], size: int) -> int:
    flags = bytearray(size)
    for place in places:
        flags[place] = 1
    return from_flags(flags)


def by_value(values: Iterable[tuple[int, V]], size: int) -> dict[V, int]:
    """Pairs of a place and a value it has, as the places of each value."""
    places: defaultdict[V, list[int]] = defaultdict(list)
    for place, value in values:
        places[value].append(place)
    return {value: from_places(some, size) for value, some in places.items()}


def of_those(bits: int, items: Sequence[T], order: Sequence[int]) -> Iterable[T]:
    """The items, one for each place, whose places are in the set; `order` are all places."""
    flags = format(bits, f"0{len(items)}b").encode().translate(FLAGS)[::-1]
    return map(items.__getitem__, compress(order, map(flags.__getitem__, order)))
