"""Text in pictures, recognised by Tesseract with its Vietnamese model."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from PIL import Image

from extraction.readers.compounds import with_compounds
from extraction.readers.inks import without_stamps
from extraction.readers.places import Box, Word, letter_runs
from extraction.readers.results import LetterRun, Limits, Note, Outcome, UnreadableError, Unsure
from extraction.readers.runs import tidy
from extraction.readers.second_look import block_of_signature, is_within, sure_words
from extraction.readers.tesseract import ANY_WAY_UP, BLOCK, LOCAL_THRESHOLD, UPRIGHT, ask

__all__ = ["DPI", "Recognised", "recognise"]

DPI: Final = 300
DOUBTFUL: Final = 0.6
# Printed words are recognised with more than 90 of 100, those written by hand with less than 80.
SURE: Final = 85
SECONDS_OF_SECOND_LOOK: Final = 20


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
    cleaned = without_stamps(picture)
    words, bounds = ask(limits.tesseract, _pnm(cleaned), UPRIGHT, dpi)
    if not words:
        # On a page with a few lines the grain of the paper outweighs the ink: one grey parts only the grain.
        words, bounds = ask(limits.tesseract, _pnm(cleaned), UPRIGHT, dpi, options=LOCAL_THRESHOLD)
    if words and _confidence(words) < DOUBTFUL:
        turned, turned_bounds = ask(limits.tesseract, _pnm(cleaned), ANY_WAY_UP, dpi)
        if _confidence(turned) > _confidence(words):
            return _recognised(turned, turned_bounds)
    return _recognised(_with_signature(words, cleaned, limits, dpi), bounds)


def _with_signature(words: list[Word], picture: Image.Image, limits: Limits, dpi: float) -> list[Word]:
    """The words with those of the block of who signs, where a second look finds more of them."""
    block = block_of_signature(words, picture)
    if block is None:
        return words
    part = picture.crop((block.left, block.top, block.right, block.bottom))
    found, _bounds = ask(limits.tesseract, _pnm(part), BLOCK, dpi, SECONDS_OF_SECOND_LOOK)
    better = [_moved(word, block) for word in sure_words(found)]
    before = [word for word in words if is_within(word, block)]
    if len(better) <= len(sure_words(before)):
        return words
    return [word for word in words if not is_within(word, block)] + better


def _moved(word: Word, block: Box) -> Word:
    """A word of the part where it is on the page, in a paragraph of its own."""
    box = Box(word.box.left + block.left, word.box.top + block.top, word.box.width, word.box.height)
    return replace(word, line=("signature", *word.line[1:]), box=box)


def _pnm(picture: Image.Image) -> bytes:
    stored = io.BytesIO()
    picture.save(stored, "PPM")
    return stored.getvalue()


def _recognised(found: list[Word], bounds: Box) -> Recognised:
    words = with_compounds(found)
    text = _laid_out(words)
    return Recognised(text, _confidence(words), letter_runs(words, bounds), list(_unsure(text, words)))


def _confidence(words: Sequence[Word]) -> float:
    letters = sum(len(word.text) for word in words)
    return sum(len(word.text) * word.confidence for word in words) / letters / 100 if letters else 0.0


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


def _laid_out(words: list[Word]) -> str:
    """A line is a line; between paragraphs there is an empty one."""
    paragraphs = []
    for _paragraph, inside in groupby(words, lambda word: word.line[:2]):
        lines = [
            " ".join(word.text for word in line) for _line, line in groupby(inside, lambda word: word.line)
        ]
        paragraphs.append("\n".join(lines))
    return tidy("\n\n".join(paragraphs))
