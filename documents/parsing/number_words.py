"""Numbers written in words, without marks: "muoi lam", "ba muoi", "mot tram hai muoi"."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["NUMBER_WORDS", "number_in_words"]

DIGITS: Final = {
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "nham": 5, "sau": 6, "bay": 7,
    "tam": 8, "chin": 9,
}  # fmt: skip
_WORD: Final = rf"(?:{'|'.join(sorted({*DIGITS, 'muoi', 'chuc', 'tram', 'linh', 'le'}))})"
NUMBER_WORDS: Final = rf"{_WORD}(?: {_WORD}){{0,5}}"
"""A regular expression for a number in words."""
WORD: Final = re.compile(_WORD)


def number_in_words(text: str) -> int | None:
    """The number below 1,000 that some words say, or None: "muoi lam" is 15, "sau muoi" 60, "tram" none."""
    total, digit = 0, 0
    for word in text.split():
        if word in {"muoi", "chuc"}:
            total, digit = total + 10 * (digit or 1), 0
        elif word == "tram":
            if not digit:
                return None
            total, digit = total + 100 * digit, 0
        elif word in DIGITS:
            if digit:
                return None
            digit = DIGITS[word]
        elif word not in {"linh", "le"}:
            return None
    return total + digit or None
