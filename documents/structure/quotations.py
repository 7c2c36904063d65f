"""Whether a paragraph stands in a quotation: what an amending text has other texts say is not its own."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["Quotation", "announces"]

OPENING: Final = re.compile(r"[“«]")
CLOSING: Final = re.compile(r"[”»]")
#: "… được sửa đổi như sau:"
ANNOUNCED: Final = re.compile(r"như sau\s*:\s*$", re.IGNORECASE)
QUOTED_ARTICLE: Final = re.compile(r"[“«\"]\s*(?:Điều|Chương|Mục|Phần)\b", re.IGNORECASE)
#: So many paragraphs a quotation may last; after that its end was forgotten.
LONGEST: Final = 400


def announces(text: str) -> bool:
    """Whether what follows is the wording of another text: "Điều 3 được sửa đổi như sau:"."""
    return ANNOUNCED.search(text) is not None


class Quotation:
    """Goes through the paragraphs in order."""

    def __init__(self) -> None:
        self._lasts = 0
        self._is_open = False
        self._quotes_articles = False

    def end_before_article(self) -> bool:
        """End it where the next article of the text begins; False if that may be one of the quoted text."""
        if self._is_open and self._quotes_articles:
            return False
        self._is_open, self._lasts = False, 0
        return True

    def holds(self, text: str) -> bool:
        """Whether the paragraph begins within a quotation, or opens one that goes beyond it."""
        was_open = self._is_open
        self._note(text)
        return was_open or (text[:1] in '“«"' and (self._is_open or CLOSING.search(text) is not None))

    def _note(self, text: str) -> None:
        opened, closed = len(OPENING.findall(text)), len(CLOSING.findall(text))
        straight = text.count('"')
        if self._is_open:
            self._lasts += 1
            if closed > opened or straight % 2 or self._lasts > LONGEST:
                self._is_open, self._lasts = False, 0
        elif opened > closed or (straight % 2 and text.startswith('"')):
            # Only what begins with the mark, or is announced, quotes whole paragraphs. A mark left open
            # within a sentence is a slip.
            before = text.split("“", maxsplit=1)[0]
            self._is_open = not before or text.startswith(("«", '"')) or announces(before)
            self._quotes_articles = QUOTED_ARTICLE.match(text) is not None
            self._lasts = 0
