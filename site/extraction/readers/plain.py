"""Plain text (.txt, .csv) in the encodings of Vietnamese machines."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import Final

from extraction.readers.results import Limits, Note, Outcome, PageText, UnreadableError
from extraction.readers.runs import Builder
from vietnamese.legacy_fonts import family_of_text

__all__ = ["decode", "read_plain"]

MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# In Vietnamese text of this code page marks stand behind their letters; in others hardly any does.
TONES_OF_1258: Final = "\u0300\u0301\u0303\u0309\u0323"


def read_plain(path: Path, limits: Limits) -> list[PageText]:
    """Pages end at form feeds."""
    if path.stat().st_size > 4 * limits.characters:
        raise UnreadableError(Outcome.TOO_LARGE, Note.CHARACTERS)
    builder = Builder(limits)
    builder.add(decode(path.read_bytes()))
    return builder.pages()


def decode(content: bytes) -> str:
    """The text of some bytes: Unicode, else code page 1258 or 1252; TCVN3 and VNI are written in 1252."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    latin = content.decode("cp1252", errors="replace")
    text = content.decode("cp1258", errors="replace")
    tones = sum(map(text.count, TONES_OF_1258))
    return latin if tones < len(text) / 50 or family_of_text(latin) else text
