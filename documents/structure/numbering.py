"""Which number may follow which: what tells a heading from a sentence that only names one."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["ArticleOrder", "article_order", "letter_order", "order_of", "roman_value"]

ROMAN: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
# Vietnamese legal texts skip f, j, w and z; some offices do not.
LETTERS: Final = {letter: place for place, letter in enumerate("abcdđefghijklmnopqrstuvwxyz", 1)}
_PARTS: Final = re.compile(r"(\d+)([a-zđ]*)")


def roman_value(number: str) -> int:
    """The value of a Roman number, 0 where it is none."""
    values = [ROMAN.get(letter, 0) for letter in number]
    if not values or 0 in values:
        return 0
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def order_of(number: str) -> int:
    """The place of a part, chapter or section: Roman, Arabic or a letter. 0 where it has none."""
    if number[:1].isdigit():
        return int(_PARTS.match(number)[1])  # type: ignore[index]
    return roman_value(number) or (LETTERS.get(number.lower(), 0) if len(number) == 1 else 0)


def article_order(number: str) -> tuple[int, str]:
    """A key to sort by: 12a comes after 12 and before 13, 12đ after 12d."""
    found = _PARTS.fullmatch(number)
    if found is None:
        return (0, "")
    return int(found[1]), "".join(chr(LETTERS[letter]) for letter in found[2])


def letter_order(number: str) -> int:
    """The place of a point: its letter; "a1" stands at the place of "a"."""
    return LETTERS.get(number[:1], 0)


class ArticleOrder:
    """Which articles a text, or an attachment, has had so far.

    The next number always begins an article. Another one does where texts were put together out of order, but
    not in what an amending text announces: there it is an article of the other text.
    """

    def __init__(self) -> None:
        self._seen: set[tuple[int, str]] = set()
        self._last = (0, "")
        self._is_amending = False

    def takes(self, number: str, *, is_announced: bool) -> bool:
        """Whether an article of this number begins here, which then counts as had."""
        order = article_order(number)
        if order in self._seen:
            return False
        self._is_amending = not self.is_next(number) and (self._is_amending or is_announced)
        if self._is_amending:
            return False
        self._seen.add(order)
        self._last = order
        return True

    def has(self, number: str) -> bool:
        """Whether the text has had this article."""
        return article_order(number) in self._seen

    def is_next(self, number: str) -> bool:
        """Whether the number comes right after the last one: 12 or 11a after 11."""
        order = article_order(number)
        return order == (self._last[0] + 1, "") or (order[0] == self._last[0] and order > self._last)
