"""Paragraphs of a text: what the lines of a page have broken is put together again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from documents.structure.marks import begins_a_piece
from vietnamese.text import clean_spaces, nfc, unify_d

__all__ = ["Paragraph", "paragraphs_of", "paragraphs_of_pages"]

ENDS_A_SENTENCE: Final = re.compile(r"[.;:?!…][”\"’)\]]*$|[”\"]$|/\.?$")
# Page numbers that stand alone, also between dashes.
PAGE_NUMBER: Final = re.compile(r"[-–— ]*\d{1,4}[-–— ]*$|(?:trang|page)\s*\d+(?:\s*/\s*\d+)?$", re.IGNORECASE)
HEADING: Final = re.compile(r"#{1,6} ")
#: A line that ends so far before the longest ones is the last of its paragraph.
SHORT: Final = 0.72


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`page` is that on which it begins, 0 where the text has no pages. `is_heading`: the file says so."""

    text: str
    page: int = 0
    is_heading: bool = False


def paragraphs_of(text: str) -> list[Paragraph]:
    """The paragraphs of a text that was typed or pasted: each line is one."""
    return [_paragraph(line, 0) for line in map(_clean, text.splitlines()) if line]


def paragraphs_of_pages(pages: Sequence[str]) -> list[Paragraph]:
    """The paragraphs of a file, where lines and pages may end within one."""
    lines = [
        _paragraph(clean, number)
        for number, text in enumerate(pages, 1)
        for clean in map(_clean, text.splitlines())
        if clean and not PAGE_NUMBER.match(clean)
    ]
    return list(_joined(lines, _width(lines)))


def _paragraph(line: str, page: int) -> Paragraph:
    return Paragraph(HEADING.sub("", line, count=1), page, HEADING.match(line) is not None)


def _joined(lines: Iterable[Paragraph], width: float) -> Iterator[Paragraph]:
    whole: Paragraph | None = None
    last = ""
    for line in lines:
        if whole is not None and _goes_on(whole, last, line, width):
            whole = Paragraph(f"{whole.text} {line.text}", whole.page, whole.is_heading)
        else:
            if whole is not None:
                yield whole
            whole = line
        last = line.text
    if whole is not None:
        yield whole


def _goes_on(whole: Paragraph, last: str, line: Paragraph, width: float) -> bool:
    """Whether the line goes on with the paragraph whose latest line is `last`."""
    if whole.is_heading or line.is_heading or begins_a_piece(line.text):
        return False
    if line.text[0].islower():
        return True
    if ENDS_A_SENTENCE.search(last) or last.isupper() != line.text.isupper():
        return False
    return len(last) > SHORT * width


def _width(lines: Sequence[Paragraph]) -> float:
    """How long full lines are: nine in ten are not longer."""
    lengths = sorted(len(line.text) for line in lines)
    return lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0.0


def _clean(line: str) -> str:
    return unify_d(nfc(clean_spaces(line)))
