"""How far a text that was read is from the one that was written."""

from __future__ import annotations

import unicodedata

__all__ = ["character_error_rate", "edit_distance", "plain"]


def character_error_rate(written: str, read: str) -> float:
    """Characters put in, left out or changed, as a share of those written; blanks count as one each."""
    written, read = plain(written), plain(read)
    return edit_distance(written, read) / max(len(written), 1)


def plain(text: str) -> str:
    """The text in composed form, every run of blanks one."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def edit_distance(first: str, second: str) -> int:
    """Levenshtein's distance, a column at a time in the bits of one number (Myers 1999, Hyyrö 2003)."""
    if not first:
        return len(second)
    places: dict[str, int] = {}
    for index, char in enumerate(first):
        places[char] = places.get(char, 0) | (1 << index)
    every, last = (1 << len(first)) - 1, 1 << (len(first) - 1)
    more, less, distance = every, 0, len(first)
    for char in second:
        equal = places.get(char, 0)
        diagonal = (((equal & more) + more) ^ more) | equal | less
        up = less | ~(diagonal | more)
        down = more & diagonal
        distance += bool(up & last) - bool(down & last)
        up, down = (up << 1) | 1, down << 1
        more = (down | ~(diagonal | up)) & every
        less = up & diagonal & every
    return distance
