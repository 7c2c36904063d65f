"""Text in pictures, recognised by Tesseract with its Vietnamese model."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from PIL import Image

from extraction.readers.results import Limits, Note, Outcome, UnreadableError
from extraction.readers.runs import tidy

__all__ = ["DPI", "Recognised", "recognise"]

DPI: Final = 300
LANGUAGE: Final = "vie"
# Layout of one page without looking for its orientation; with, where the first look makes no sense.
UPRIGHT: Final = "3"
ANY_WAY_UP: Final = "1"
DOUBTFUL: Final = 0.6
WORD_LEVEL: Final = "5"


@dataclass(frozen=True, slots=True)
class Recognised:
    """`confidence` from 0 to 1, by letters; 0 where there is no text."""

    text: str
    confidence: float


def recognise(picture: Image.Image, limits: Limits) -> Recognised:
    """Raises `UnreadableError` without Tesseract, and for a picture with too many pixels."""
    if not limits.tesseract:
        raise UnreadableError(Outcome.NEEDS_OCR)
    if picture.width * picture.height > limits.pixels:
        raise UnreadableError(Outcome.TOO_LARGE, Note.PICTURE)
    stored = io.BytesIO()
    picture.convert("L").save(stored, "PPM")
    found = _ask(limits.tesseract, stored.getvalue(), UPRIGHT)
    if found.text and found.confidence < DOUBTFUL:
        turned = _ask(limits.tesseract, stored.getvalue(), ANY_WAY_UP)
        found = max(found, turned, key=lambda way: way.confidence)
    return found


def _ask(program: str, picture: bytes, layout: str) -> Recognised:
    """A page that Tesseract fails at has no text: it is no reason to give up the others."""
    command = [program, "stdin", "stdout", "-l", LANGUAGE, "--psm", layout, "--dpi", str(DPI), "tsv"]
    done = subprocess.run(command, input=picture, capture_output=True, check=False)  # noqa: S603
    if done.returncode:
        return Recognised("", 0.0)
    words = list(_words(done.stdout.decode("utf-8", errors="replace")))
    letters = sum(len(word.text) for word in words)
    weighed = sum(len(word.text) * word.confidence for word in words)
    return Recognised(_laid_out(words), weighed / letters / 100 if letters else 0.0)


@dataclass(frozen=True, slots=True)
class _Word:
    """`line` is the place in the page: block, paragraph, line."""

    line: tuple[str, str, str]
    confidence: float
    text: str


def _words(table: str) -> Iterator[_Word]:
    """The columns are level, page, block, paragraph, line, word, box (4), confidence, text."""
    for row in table.splitlines():
        cells = row.split("\t")
        if len(cells) == 12 and cells[0] == WORD_LEVEL and cells[11].strip():
            yield _Word((cells[2], cells[3], cells[4]), max(float(cells[10]), 0.0), cells[11])


def _laid_out(words: list[_Word]) -> str:
    """A line is a line; between paragraphs there is an empty one."""
    paragraphs = []
    for _paragraph, inside in groupby(words, lambda word: word.line[:2]):
        lines = [
            " ".join(word.text for word in line) for _line, line in groupby(inside, lambda word: word.line)
        ]
        paragraphs.append("\n".join(lines))
    return tidy("\n\n".join(paragraphs))
