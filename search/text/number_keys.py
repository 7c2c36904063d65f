"""The normal form of a document's number, taken apart: "43/2007/ttbct" is 43, 2007 and ttbct."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["NumberKey", "split_key"]


class NumberKey(NamedTuple):
    """The parts of a normal form, "" for what it lacks."""

    number: str
    year: str
    symbol: str


def split_key(key: str) -> NumberKey:
    number, *rest = key.split("/")
    year = rest.pop(0) if rest and rest[0].isdigit() else ""
    return NumberKey(number, year, rest[0] if rest else "")
