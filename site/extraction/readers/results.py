"""What reading a file comes to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "Ending",
    "ExtractedText",
    "LetterRun",
    "Limits",
    "Method",
    "Note",
    "Outcome",
    "PageText",
    "UnreadableError",
    "Unsure",
]


LetterRun = tuple[int, int, int, int, str]
"""Left, top, width and height of words in one piece, in 10,000ths of the page, and the words."""

Unsure = tuple[int, int, int]
"""Start and end of a word in the text of a page, and how sure its recognition is, below 85 of 100."""


class Outcome(StrEnum):
    """How reading ends; the values are those of `extraction.enums.ExtractionState`."""

    DONE = "done"
    NO_TEXT = "no_text"
    ENCRYPTED = "encrypted"
    BROKEN = "broken"
    TOO_LARGE = "too_large"
    TOO_SLOW = "too_slow"
    UNSUPPORTED = "unsupported"
    NEEDS_OCR = "needs_ocr"


class Method(StrEnum):
    """Where text came from; the values are those of `extraction.enums.ExtractionMethod`."""

    TEXT = "text"
    RECOGNISED = "recognised"
    MIXED = "mixed"


class Note(StrEnum):
    """What staff have to know of a text besides its state."""

    PAGES = "pages"
    SCANNED_PAGES = "scanned_pages"
    CHARACTERS = "characters"
    PACKAGE = "package"
    PICTURE = "picture"
    MEMORY = "memory"
    CRASH = "crash"


class UnreadableError(Exception):
    """A file has no text to give, for the reason `outcome`."""

    def __init__(self, outcome: Outcome, note: Note | None = None) -> None:
        super().__init__(outcome.value)
        self.outcome = outcome
        self.note = note


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a file is read. `tesseract` is the program for scans; empty: there is none.

    `scanned_pages`: so many pages of a file are recognised at most. `pixels`: of a picture or a page.
    """

    pages: int = 5000
    characters: int = 20_000_000
    unpacked_bytes: int = 512 * 1024 * 1024
    scanned_pages: int = 150
    pixels: int = 100_000_000
    tesseract: str = ""


@dataclass(frozen=True, slots=True)
class PageText:
    """One page, `number` from 1.

    Of text recognised in a picture `confidence` (0 to 1) tells how sure it is, `runs` where it stands, and
    `unsure` which words may well be others: those written by hand, stamped over, faint.
    """

    number: int
    text: str
    confidence: float | None = None
    runs: Sequence[LetterRun] = ()
    unsure: Sequence[Unsure] = ()


@dataclass(frozen=True, slots=True)
class Ending:
    """How reading a file ended. `page_count` counts also the pages that a limit kept from being read."""

    outcome: Outcome
    page_count: int = 0
    method: Method | None = None
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class ExtractedText:
    """The pages that could be read, in their order, and how it ended."""

    ending: Ending
    pages: Sequence[PageText] = ()
