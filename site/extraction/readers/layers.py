"""Whether the text layer of a page is what the page shows, told from its letters.

Scanners that make "searchable" files recognise Vietnamese in the language they are set to, and programs write
layers in a wrong code page. Both leave letters without the marks of Vietnamese: "Céng doan co so",
"CÃ´ng Ä‘oÃ n".
"""

from __future__ import annotations

import re
from typing import Final

from vietnamese.syllables import is_syllable

__all__ = ["is_better", "is_doubtful"]

SAMPLED_CHARACTERS: Final = 4000
FEWEST_WORDS: Final = 12
# Six in ten words of a page of law carry such a letter, and a third at the very least.
LEAST_OF_VIETNAMESE: Final = 0.3
# So much more Vietnamese what was recognised has to be than the layer it replaces.
PLAINLY_MORE: Final = 0.15
PLAINLY_LONGER: Final = 1.2
# Words that make up a tenth of any English text, and are no Vietnamese syllables whose marks are lost.
ENGLISH: Final = frozenset({"and", "are", "by", "for", "from", "is", "of", "that", "this", "which", "with"})
LEAST_OF_ENGLISH: Final = 0.05

WORD: Final = re.compile(r"[^\W\d_]{2,}")
# Letters that no other language of Latin letters has together.
MARKED: Final = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]")


def is_doubtful(text: str) -> bool:
    """Whether a text of some length is neither Vietnamese with its marks nor English."""
    words = _words(text)
    if len(words) < FEWEST_WORDS or _share(words) >= LEAST_OF_VIETNAMESE:
        return False
    return sum(word.lower() in ENGLISH for word in words) < LEAST_OF_ENGLISH * len(words)


def is_better(recognised: str, layer: str) -> bool:
    """Whether what was recognised on a page is to replace its layer.

    A doubtful layer yields to plainly more Vietnamese: of another language, recognition with the Vietnamese
    model makes hardly any. Any other layer is believed for what it has, and may be only a stamp on the scan.
    """
    if is_doubtful(layer):
        return _share(_words(recognised)) >= _share(_words(layer)) + PLAINLY_MORE
    return len(recognised) >= PLAINLY_LONGER * len(layer)


def _words(text: str) -> list[str]:
    return WORD.findall(text[:SAMPLED_CHARACTERS])


def _share(words: list[str]) -> float:
    return sum(bool(MARKED.search(word)) and is_syllable(word) for word in words) / max(len(words), 1)
