"""Text of .rtf files, and of the many .doc files that are such inside."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from striprtf.striprtf import rtf_to_text

from extraction.readers.results import Limits, Note, Outcome, PageText, UnreadableError
from extraction.readers.runs import Builder

__all__ = ["RICH_TEXT", "read_rich_text"]

RICH_TEXT: Final = b"{\\rtf"
# A letter may take seven bytes ("\u7897?"), and pictures are written in hexadecimal digits.
MOST_BYTES_A_CHARACTER: Final = 8


def read_rich_text(path: Path, limits: Limits) -> list[PageText]:
    """One page: where printed ones end is not written."""
    if path.stat().st_size > MOST_BYTES_A_CHARACTER * limits.characters:
        raise UnreadableError(Outcome.TOO_LARGE, Note.CHARACTERS)
    builder = Builder(limits)
    try:
        # Letters beyond ASCII are written out in it, in the code page that the file names.
        builder.add(rtf_to_text(path.read_text("cp1252", errors="replace"), errors="replace"))
    except (ValueError, LookupError, IndexError, TypeError) as error:
        raise UnreadableError(Outcome.BROKEN) from error
    return builder.pages()
