"""The lines of a document: clean, composed, each with its folded form of the same length."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Final

from documents.parsing.cells import cut_cells
from vietnamese.text import clean_spaces, fold, nfc, unify_d

__all__ = ["Line", "lines_of", "same_length_fold"]

# The longest file is a book; what is looked for stands at its beginning and at its end.
MOST_CHARACTERS: Final = 3_000_000
# How extraction marks headings.
HEADING: Final = re.compile(r"#{1,6} ")
# What digital signatures and the official gazette print above the head.
NOT_OF_THE_DOCUMENT: Final = re.compile(
    r"(?:nguoi ky|ky boi|ky ngay|thoi gian ky|email|co quan|signature|digitally signed)\s*:"
    r"|cong bao/|(?:trang|page) \d+(?:/\d+)?$|\d{1,3}$",
)


@dataclass(frozen=True)
class Line:
    """A line of a page that has text; `page` counts from 1."""

    page: int
    text: str

    @cached_property
    def folded(self) -> str:
        """Without marks and in lower case, letter for letter: a place in it is one in `text`."""
        return same_length_fold(self.text)

    @property
    def is_capital(self) -> bool:
        """Whether at least nine letters in ten are capitals, and there are some."""
        letters = [letter for letter in self.text if letter.isalpha()]
        return len(letters) >= 2 and sum(map(str.isupper, letters)) >= 0.9 * len(letters)

    def part(self, start: int, end: int | None = None) -> Line:
        return Line(self.page, self.text[start:end].strip())


def lines_of(pages: Sequence[str]) -> list[Line]:
    """The lines with text, in order; those that signing programs and the gazette add are left out."""
    return [
        line
        for number, text in enumerate(pages, 1)
        for line in _lines(number, chain.from_iterable(map(cut_cells, text[:MOST_CHARACTERS].splitlines())))
        if not NOT_OF_THE_DOCUMENT.match(line.folded)
    ]


def same_length_fold(text: str) -> str:
    """The folded form of clean text, one character for each of its own."""
    folded = fold(text)
    if len(folded) == len(text):
        return folded
    return "".join(fold(character)[:1] or " " for character in text)


def _lines(page: int, texts: Iterable[str]) -> Iterable[Line]:
    for text in texts:
        clean = HEADING.sub("", unify_d(nfc(clean_spaces(text))), count=1)
        clean = "".join(character for character in clean if not unicodedata.combining(character))
        if clean:
            yield Line(page, clean)
