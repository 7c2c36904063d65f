"""Normal forms that remember where each character came from, for highlighting and linking."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from vietnamese.alphabet import COMBINING_MARKS
from vietnamese.text import fold, nfc

# A character with the marks that follow it; Hangul syllables are composed of letters, not of marks.
_CLUSTER = re.compile(rf"[\u1100-\u11ff]+|.[{COMBINING_MARKS}]*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class MappedText:
    """A text derived from another one.

    ``offsets[i]`` is the place in the original of character ``i``; the last item, for
    ``i == len(text)``, is the length of the original.
    """

    text: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The part of the original that ``text[start:end]`` was made from, marks included."""
        return self.offsets[start], self.offsets[end]


def nfc_with_offsets(text: str) -> MappedText:
    """``nfc(text)`` with the way back to ``text``."""
    return _mapped(text, nfc)


def fold_with_offsets(text: str) -> MappedText:
    """``fold(text)`` with the way back to ``text``, whether ``text`` is composed or decomposed."""
    return _mapped(text, fold)


def _mapped(text: str, transform: Callable[[str], str]) -> MappedText:
    if unicodedata.is_normalized("NFC", text):
        whole = transform(text)
        if len(whole) == len(text):
            return MappedText(whole, range(len(text) + 1))
    parts: list[str] = []
    offsets: list[int] = []
    for match in _CLUSTER.finditer(text):
        part = transform(match[0])
        parts.append(part)
        offsets.extend([match.start()] * len(part))
    return MappedText("".join(parts), (*offsets, len(text)))
