"""Asking Tesseract for the words of a picture."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Sequence
from typing import Final

from extraction.machine_faults import KILLED, MachineFaultError
from extraction.readers.places import Box, Word

__all__ = ["ANY_WAY_UP", "BLOCK", "LOCAL_THRESHOLD", "UPRIGHT", "ask"]

LANGUAGE: Final = "vie"
# A page that is not turned; a page turned any way, where the first look makes no sense; a block of lines.
UPRIGHT: Final = "3"
ANY_WAY_UP: Final = "1"
BLOCK: Final = "6"
# What is ink is told by the paper around it (Sauvola), and not by one grey for the whole page.
LOCAL_THRESHOLD: Final = ("-c", "thresholding_method=2")
PAGE_LEVEL, WORD_LEVEL = "1", "5"
# One letter in which the model sees the Vietnamese and, beside it, the Icelandic one of the same look.
SEEN_TWICE: Final = re.compile("ĐÐ|ÐĐ")
DIRT: Final = 12
# What hands have written into a number or a day is recognised badly, and has to be shown all the same.
OF_A_NUMBER: Final = re.compile(r"^[Ss][ốôóo6]|[/\\]|\.\.|…|\w-\w|th[áa]ng|ng[àa]y")


def ask(
    program: str,
    picture: bytes,
    layout: str,
    dpi: float,
    seconds: float | None = None,
    options: Sequence[str] = (),
) -> tuple[list[Word], Box]:
    """The words of a picture (PNM) and its bounds. None where Tesseract fails, or takes longer than that.

    `options` such as `LOCAL_THRESHOLD`. Raises `MachineFaultError` where it was ended from outside.
    """
    command = [program, "stdin", "stdout", "-l", LANGUAGE, "--psm", layout, "--dpi", f"{dpi:.0f}"]
    command += [*options, "tsv"]
    try:
        done = subprocess.run(  # noqa: S603
            command, input=picture, capture_output=True, check=False, timeout=seconds
        )
    except subprocess.TimeoutExpired:
        return [], Box(0, 0, 0, 0)
    if done.returncode in KILLED:
        raise MachineFaultError(f"Tesseract ended with {done.returncode}")
    rows = [] if done.returncode else list(_rows(done.stdout.decode("utf-8", errors="replace")))
    words = [_word(row) for row in rows if row[0] == WORD_LEVEL and row[11].strip()]
    bounds = next((_box(row) for row in rows if row[0] == PAGE_LEVEL), Box(0, 0, 0, 0))
    return [word for word in words if not _is_dirt(word)], bounds


def _is_dirt(word: Word) -> bool:
    """Whether what was read as a word is a drawn rule, a stamp, a fold: nothing that anybody wrote there."""
    return word.confidence < DIRT and not OF_A_NUMBER.search(word.text)


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
