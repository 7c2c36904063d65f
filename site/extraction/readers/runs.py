"""Text as office files keep it: runs, each in a font, of paragraphs, of pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from extraction.readers.results import Limits, Note, Outcome, PageText, UnreadableError
from vietnamese.legacy_fonts import LegacyFont, family_of_text, has_only_capitals, to_unicode
from vietnamese.text import nfc

__all__ = ["Builder", "Cell", "Run", "in_unicode", "tidy"]

PAGE_BREAK = "\f"
SAMPLED_CHARACTERS = 40_000

Run = tuple[str, str]
"""A text and the name of the font it stands in; the name is empty where it is not known."""

INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\ufffe\uffff]")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
BLANKS = re.compile(r"[^\S\n\t]+")
LINE_ENDS = re.compile(r"\r\n?|[\x0b\u2028\u2029]")
END_OF_LINE = re.compile(r"[ \t]+\n")
EMPTY_LINES = re.compile(r"\n{3,}")


@dataclass
class Builder:
    """Takes in runs in their order and gives pages.

    The letters of old fonts can be told only from much text, so they become Unicode when all of it is there.
    `add` raises `UnreadableError` where a file has more text than is read.
    """

    limits: Limits
    runs: list[Run] = field(default_factory=list)
    length: int = 0

    def add(self, text: str, font: str = "") -> None:
        self.length += len(text)
        if self.length > self.limits.characters:
            raise UnreadableError(Outcome.TOO_LARGE, Note.CHARACTERS)
        if text:
            self.runs.append((text, font))

    def heading(self, level: int) -> None:
        self.add(f"{'#' * min(max(level, 1), 6)} ")

    def end_paragraph(self) -> None:
        self.add("\n")

    def end_page(self) -> None:
        self.add(PAGE_BREAK)

    def pages(self) -> list[PageText]:
        """Without the empty pages at the end."""
        texts = [tidy(text) for text in in_unicode(self.runs).split(PAGE_BREAK)]
        while texts and not texts[-1]:
            texts.pop()
        return [PageText(number, text) for number, text in enumerate(texts, 1)]


@dataclass
class Cell:
    """A cell of a table that a builder is told of: each paragraph in a line, without empty ones.

    So a row of one paragraph a cell is a line with tabs, while the two columns in which the head of a
    document is set keep their lines.
    """

    builder: Builder
    has_text: bool = False
    is_ended: bool = False

    def before(self, text: str) -> None:
        """What comes before a text is added: the end of the paragraph above it."""
        if not text.strip():
            return
        if self.has_text and self.is_ended:
            self.builder.end_paragraph()
        self.has_text, self.is_ended = True, False

    def end_paragraph(self) -> None:
        self.is_ended = True


def in_unicode(runs: list[Run]) -> str:
    """The runs as one text, those in old fonts turned into Unicode. What is Unicode stays as it is."""
    families = {font: family_of_text(sample, font) for font, sample in _samples(runs).items()}
    parts = []
    for (family, capitals), group in groupby(runs, lambda run: _way(run, families)):
        text = "".join(text for text, _font in group)
        text = to_unicode(text, family) if family else text
        parts.append(text.upper() if capitals else text)
    return "".join(parts)


def _way(run: Run, families: dict[str, LegacyFont | None]) -> tuple[LegacyFont | None, bool]:
    family = families[run[1]]
    return family, family is LegacyFont.TCVN3 and has_only_capitals(run[1])


def _samples(runs: list[Run]) -> dict[str, str]:
    """Some text of each font. Runs that stand side by side are one text: a word may be cut between them."""
    samples: dict[str, list[str]] = defaultdict(list)
    lengths: dict[str, int] = defaultdict(int)
    for font, text in _joined(runs):
        if lengths[font] < SAMPLED_CHARACTERS:
            samples[font].append(text[:SAMPLED_CHARACTERS])
            lengths[font] += len(text)
    return {font: " ".join(texts) for font, texts in samples.items()}


def _joined(runs: list[Run]) -> Iterator[tuple[str, str]]:
    for font, group in groupby(runs, lambda run: run[1]):
        yield font, "".join(text for text, _font in group)


def tidy(text: str) -> str:
    """Composed, with line breaks and plain blanks, without what cannot be seen and without blank ends."""
    text = CONTROL.sub("", INVISIBLE.sub("", LINE_ENDS.sub("\n", text)))
    text = END_OF_LINE.sub("\n", BLANKS.sub(" ", nfc(text)) + "\n")
    return EMPTY_LINES.sub("\n\n", text).strip()
