"""Where a page has who signs, if that was hardly read the first time."""

from __future__ import annotations

import pytest
from PIL import Image

from extraction.readers.places import Box, Word
from extraction.readers.second_look import block_of_signature, is_within, sure_words

PAGE = Image.new("L", (1000, 1400))
RECIPIENTS = [("Nơi", 100, 1000, 95), ("nhận:", 150, 1000, 95)]
SIGNED = [("CHỦ", 600, 1000, 92), ("TỊCH", 660, 1000, 92), ("Lò", 600, 1150, 95), ("Văn", 640, 1150, 95)]


def words(*placed: tuple[str, int, int, int]) -> list[Word]:
    return [Word(("1", "1", "1"), Box(left, top, 40, 20), sure, text) for text, left, top, sure in placed]


@pytest.mark.parametrize(
    ("placed", "is_looked_at"),
    [
        (RECIPIENTS, True),
        ([*RECIPIENTS, *SIGNED], True),
        ([*RECIPIENTS, *SIGNED, ("Pọm", 690, 1150, 95)], False),
        # Pieces of a stamp count for nothing.
        ([*RECIPIENTS, *SIGNED, ("VÀ", 690, 1150, 30), ("o", 690, 1180, 95)], True),
        ([("Nơi", 100, 1000, 95), ("làm", 150, 1000, 95)], False),
        ([], False),
    ],
)
def test_the_block_beside_the_recipients_is_looked_at_again_where_little_was_read(placed, is_looked_at):
    block = block_of_signature(words(*placed), PAGE)
    assert (block is not None) is is_looked_at
    if block:
        assert (block.left, block.right, block.top) == (420, 1000, 970)
        assert block.bottom <= PAGE.height


def test_words_of_the_block_are_told_from_others_and_from_dirt():
    block = Box(420, 970, 580, 300)
    inside = [word.text for word in words(*RECIPIENTS, *SIGNED) if is_within(word, block)]
    assert inside == ["CHỦ", "TỊCH", "Lò", "Văn"]
    assert [word.text for word in sure_words(words(("Lò", 0, 0, 60), ("#", 0, 0, 99), ("Vi", 0, 0, 59)))] == [
        "Lò"
    ]
