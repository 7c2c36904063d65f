"""Cutting text into what an index holds: words as spelled, words without marks, pairs of neighbours.

Vietnamese writes its words as separate syllables ("bảo hiểm"); pairs of neighbours find words without needing
to know them and survive missing marks. Texts and queries are cut by the same function.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from vietnamese.syllables import UNMARKED
from vietnamese.text import fold
from vietnamese.tones import canonical

__all__ = [
    "BARE_MARK",
    "LONGEST_TERM",
    "PAIR_MARK",
    "WORD",
    "Terms",
    "cut",
    "spaced",
    "spelled",
]

WORD = re.compile(r"[^\W_]+")
NO_WORD = re.compile(r"[^\w ]|_")
LONGEST_TERM = 60
PAIR_MARK = "_"
# What a word without marks ends with where just this word is meant, and not any that looks like it.
BARE_MARK = "_"


@dataclass(frozen=True, slots=True)
class Terms:
    """A text in words. `exact` and `folded` have one item a word, in the order of the text.

    `exact` is in lower case, NFC and one spelling for tone places and i/y; `folded` has no marks and d for đ.
    """

    exact: tuple[str, ...]
    folded: tuple[str, ...]

    @property
    def marked(self) -> tuple[str, ...]:
        """The words that carry marks, as spelled."""
        return tuple(
            [exact for exact, folded in zip(self.exact, self.folded, strict=True) if exact != folded]
        )

    @property
    def bare(self) -> tuple[str, ...]:
        """The words without marks that could have some: "hoa" beside "hóa", as terms of their own."""
        words = zip(self.exact, self.folded, strict=True)
        return tuple([folded + BARE_MARK for exact, folded in words if exact == folded in UNMARKED])

    @property
    def as_spelled(self) -> tuple[str, ...]:
        """What a text holds in which every word is spelled as here, each once."""
        others = [word for word in self.folded if word not in UNMARKED and word in self.exact]
        return tuple(dict.fromkeys((*self.marked, *self.bare, *others)))

    @property
    def pairs(self) -> tuple[str, ...]:
        """Neighbouring words without marks, each pair as one term: "bao_hiem"."""
        return tuple(map(PAIR_MARK.join, zip(self.folded, self.folded[1:], strict=False)))

    def counted(self) -> Counter[str]:
        """Every term of the text with the number of times it stands there."""
        counts = Counter(self.folded)
        counts.update(self.marked)
        counts.update(self.bare)
        counts.update(self.pairs)
        return counts


def cut(text: str, most_words: int | None = None) -> Terms:
    """The terms of a text; `most_words` keeps that many words from its beginning."""
    exact = spelled(text)[:most_words]
    folded = fold(" ".join(exact)).split(" ") if exact else []
    if len(folded) != len(exact):
        folded = [fold(word) or word for word in exact]
    return Terms(tuple(exact), tuple(folded))


def spelled(text: str) -> list[str]:
    """The words of a text in lower case, NFC and one spelling, in the order of the text."""
    return [word[:LONGEST_TERM] for word in WORD.findall(canonical(text).lower())]


def spaced(text: str) -> str:
    """The text as spelled, with nothing but blanks between its words; these are not cut to their length.

    `spaced(text).split()` are the words of `spelled(text)`, in a third of the time.
    """
    return NO_WORD.sub(" ", canonical(text).lower())
