"""The rule drawn below the issuer (NĐ 30/2020, phụ lục I), read as letters by scans: "SYTSTEIESIOtQyHDE"."""

from __future__ import annotations

import re
from typing import Final

from vietnamese.syllables import is_unmarked_syllable
from vietnamese.text import fold

__all__ = ["is_misread_rule"]

WORD: Final = re.compile(r"[^\W_]+")
# No syllable of Vietnamese has more letters.
LONGEST_SYLLABLE: Final = 7
BY_CHANCE: Final = 2


def is_misread_rule(text: str) -> bool:
    """Whether nothing in a line can be Vietnamese, and something is too long to be an abbreviation.

    Two letters are a syllable by chance. A name in one word is made of syllables too: "PETROVIETNAM".
    """
    words = WORD.findall(fold(text))
    if any(is_unmarked_syllable(word) for word in words if len(word) > BY_CHANCE):
        return False
    return any(len(word) > LONGEST_SYLLABLE and not _is_run_together(word) for word in words)


def _is_run_together(word: str) -> bool:
    """Whether a word can be cut into syllables throughout."""
    reached = {0}
    for end in range(2, len(word) + 1):
        if any(start in reached and is_unmarked_syllable(word[start:end]) for start in range(end - 1)):
            reached.add(end)
    return len(word) in reached
