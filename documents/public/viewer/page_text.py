"""The text of a file's pages as it is read on the site: headings, paragraphs, and what was sought marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.safestring import SafeString

from documents.public.viewer.finding import marked

__all__ = ["TextBlock", "TextPage", "text_pages"]

# As `extraction.models.ExtractedPage` writes headings.
HEADING: Final = re.compile(r"(#{1,6}) +(.+)")
# A page has a heading of its own, on this level.
PAGE_LEVEL: Final = 2
DEEPEST_LEVEL: Final = 6


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A heading or a paragraph. `tag` is its element."""

    tag: str
    html: SafeString


@dataclass(frozen=True, slots=True)
class TextPage:
    number: int
    blocks: tuple[TextBlock, ...]


def text_pages(
    pages: Iterable[tuple[int, str]], pattern: re.Pattern[str] | None = None
) -> tuple[TextPage, ...]:
    """Numbered texts in blocks; what `pattern` finds in their folded form is marked."""
    return tuple(TextPage(number, tuple(_blocks(text, pattern))) for number, text in pages)


def _blocks(text: str, pattern: re.Pattern[str] | None) -> Iterator[TextBlock]:
    level = PAGE_LEVEL
    for line in filter(None, map(str.strip, text.splitlines())):
        if heading := HEADING.fullmatch(line):
            # No level is left out, or those who leap from heading to heading would look for it.
            level = min(level + 1, PAGE_LEVEL + len(heading[1]), DEEPEST_LEVEL)
            yield TextBlock(f"h{level}", marked(heading[2], pattern))
        else:
            yield TextBlock("p", marked(line, pattern))
