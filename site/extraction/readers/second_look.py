"""Words of a block that the first look at a page took for a picture: who signs stands under a stamp.

Layout analysis gives up the whole block where a stamp and a signature lie over it. It stands right of the
list of recipients (NĐ 30/2020, phụ lục I), and is one column.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from PIL import Image

from extraction.readers.places import Box, Word
from vietnamese.text import fold

__all__ = ["block_of_signature", "is_within", "sure_words"]

# In heights of the line "Nơi nhận": the block begins above it, and ends with the name.
ABOVE, BELOW = 1.5, 14
# Parts of the page's width.
LEFT_EDGE: Final = 0.42
# "TM. BAN THƯỜNG VỤ / CHỦ TỊCH / Lò Văn Pọm" has nine words, "CHỦ TỊCH / Lò Văn Pọm" five.
FEWEST_WORDS: Final = 5
SURE: Final = 60


def block_of_signature(words: Sequence[Word], picture: Image.Image) -> Box | None:
    """Where a page has who signs, if that was hardly read; None where it was, or where there is none."""
    recipients = [
        (first.box, second.box)
        for first, second in pairwise(words)
        if fold(first.text) == "noi" and fold(second.text).rstrip(" :.,") == "nhan"
    ]
    if not recipients:
        return None
    noi, nhan = recipients[-1]
    left = max(int(LEFT_EDGE * picture.width), nhan.right + nhan.height)
    top = max(int(noi.top - ABOVE * nhan.height), 0)
    bottom = min(int(noi.top + BELOW * nhan.height), picture.height)
    block = Box(left, top, picture.width - left, bottom - top)
    if block.width < 2 * nhan.height or block.height < 2 * nhan.height:
        return None
    inside = [word for word in words if is_within(word, block)]
    return block if len(sure_words(inside)) < FEWEST_WORDS else None


def is_within(word: Word, block: Box) -> bool:
    middle = word.box.left + word.box.width / 2, word.box.top + word.box.height / 2
    return block.left <= middle[0] < block.right and block.top <= middle[1] < block.bottom


def sure_words(words: Sequence[Word]) -> list[Word]:
    """What is no piece of the stamp."""
    return [word for word in words if word.confidence >= SURE and sum(map(str.isalnum, word.text)) > 1]
