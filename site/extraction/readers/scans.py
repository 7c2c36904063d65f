"""Text in pictures, recognised by Tesseract with its Vietnamese model."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from PIL import Image

from extraction.readers.inks import without_stamps
from extraction.readers.places import Box, Word, letter_runs
from extraction.readers.results import LetterRun, Limits, Note, Outcome, UnreadableError, Unsure
from extraction.readers.runs import tidy

__all__ = ["DPI", "Recognised", "recognise"]

DPI: Final = 300
LANGUAGE: Final = "vie"
# Layout of one page without looking for its orientation; with, where the first look makes no sense.
UPRIGHT: Final = "3"
ANY_WAY_UP: Final = "1"
DOUBTFUL: Final = 0.6
# Printed words are recognised with more than 90 of 100, those written by hand with less than 80.
SURE: Final = 85
DIRT: Final = 12
# What hands have written into a number or a day is recognised badly, and has to be shown all the same.
OF_A_NUMBER: Final = re.compile(r"^[Ss][ốôóo6]|[/\\]|\.\.|…|\w-\w|th[áa]ng|ng[àa]y")
PAGE_LEVEL, WORD_LEVEL = "1", "5"
# One letter in which the model sees the Vietnamese and, beside it, the Icelandic one of the same look.
SEEN_TWICE: Final = re.compile("ĐÐ|ÐĐ")


@dataclass(frozen=True, slots=True)
class Recognised:
    """`confidence` from 0 to 1, by letters; 0 where there is no text. `runs` tell where it stands.

    `unsure`: as in `PageText`.
    """

    text: str
    confidence: float
    runs: Sequence[LetterRun] = ()
    unsure: Sequence[Unsure] = ()


def recognise(picture: Image.Image, limits: Limits, dpi: float = DPI) -> Recognised:
    """The text of a page in grey or colour.

    Raises `UnreadableError` without Tesseract, and for a picture with too many pixels.
    """
    if not limits.tesseract:
        raise UnreadableError(Outcome.NEEDS_OCR)
    if picture.width * picture.height > limits.pixels:
        raise UnreadableError(Outcome.TOO_LARGE, Note.PICTURE)
    stored = io.BytesIO()
    without_stamps(picture).save(stored, "PPM")
    found = _ask(limits.tesseract, stored.getvalue(), UPRIGHT, dpi)
    if found.text and found.confidence < DOUBTFUL:
        turned = _ask(limits.tesseract, stored.getvalue(), ANY_WAY_UP, dpi)
        found = max(found, turned, key=lambda way: way.confidence)
    return found


def _ask(program: str, picture: bytes, layout: str, dpi: float) -> Recognised:
    """A page that Tesseract fails at has no text: it is no reason to give up the others."""
    command = [program, "stdin", "stdout", "-l", LANGUAGE, "--psm", layout, "--dpi", f"{dpi:.0f}", "tsv"]
    done = subprocess.run(command, input=picture, capture_output=True, check=False)  # noqa: S603
    if done.returncode:
        return Recognised("", 0.0)
    rows = list(_rows(done.stdout.decode("utf-8", errors="replace")))
    words = [_word(row) for row in rows if row[0] == WORD_LEVEL and row[11].strip()]
    words = [word for word in words if not _is_dirt(word)]
    page = next((_box(row) for row in rows if row[0] == PAGE_LEVEL), Box(0, 0, 0, 0))
    letters = sum(len(word.text) for word in words)
    weighed = sum(len(word.text) * word.confidence for word in words)
    confidence = weighed / letters / 100 if letters else 0.0
    text = _laid_out(words)
    return Recognised(text, confidence, letter_runs(words, page), list(_unsure(text, words)))


def _is_dirt(word: Word) -> bool:
    """Whether what was read as a word is a drawn rule, a stamp, a fold: nothing that anybody wrote there."""
    return word.confidence < DIRT and not OF_A_NUMBER.search(word.text)


def _unsure(text: str, words: Iterable[Word]) -> Iterator[Unsure]:
    at = 0
    for word in words:
        tidied = tidy(word.text)
        start = text.find(tidied, at)
        if not tidied or start < 0:
            continue
        at = start + len(tidied)
        if word.confidence < SURE:
            yield start, at, round(word.confidence)


def _rows(table: str) -> Iterator[list[str]]:
    """The columns are level, page, block, paragraph, line, word, box (4), confidence, text."""
    rows = (row.split("\t") for row in table.splitlines())
    return (cells for cells in rows if len(cells) == 12)


def _word(cells: list[str]) -> Word:
    text = SEEN_TWICE.sub("Đ", cells[11])
    return Word((cells[2], cells[3], cells[4]), _box(cells), max(float(cells[10]), 0.0), text)


def _box(cells: list[str]) -> Box:
    left, top, width, height = map(int, cells[6:10])
    return Box(left, top, width, height)


def _laid_out(words: list[Word]) -> str:
    """A line is a line; between paragraphs there is an empty one."""
    paragraphs = []
    for _paragraph, inside in groupby(words, lambda word: word.line[:2]):
        lines = [
            " ".join(word.text for word in line) for _line, line in groupby(inside, lambda word: word.line)
        ]
        paragraphs.append("\n".join(lines))
    return tidy("\n\n".join(paragraphs))
