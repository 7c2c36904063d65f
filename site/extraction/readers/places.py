"""Where recognised words stand on their page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from extraction.readers.results import LetterRun

__all__ = ["Box", "Word", "letter_runs"]

PARTS: Final = 10_000
MOST_RUNS: Final = 5_000
# Words further apart than so many times their height stand in two columns: a number and a place with its day.
WIDEST_BLANK: Final = 2.0


@dataclass(frozen=True, slots=True)
class Box:
    """A place in a picture, in pixels from its top left corner."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.left + self.width

    @property
    def bottom(self) -> int:
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Word:
    """`line` is the place in the page: block, paragraph, line. `confidence` is from 0 to 100."""

    line: tuple[str, str, str]
    box: Box
    confidence: float
    text: str


def letter_runs(words: Iterable[Word], page: Box) -> list[LetterRun]:
    """The words of a page in runs: those of a line that stand together."""
    if not (page.width and page.height):
        return []
    runs = [run for _line, line in groupby(words, lambda word: word.line) for run in _together(list(line))]
    return [_run(run, page) for run in runs[:MOST_RUNS]]


def _together(line: Sequence[Word]) -> Iterator[list[Word]]:
    run: list[Word] = []
    for word in line:
        if run and _is_apart(run[-1].box, word.box):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _is_apart(first: Box, second: Box) -> bool:
    return second.left - first.right > WIDEST_BLANK * max(first.height, second.height)


def _run(words: Sequence[Word], page: Box) -> LetterRun:
    left, top = min(word.box.left for word in words), min(word.box.top for word in words)
    right, bottom = max(word.box.right for word in words), max(word.box.bottom for word in words)
    return (
        round(PARTS * left / page.width),
        round(PARTS * top / page.height),
        round(PARTS * (right - left) / page.width),
        round(PARTS * (bottom - top) / page.height),
        " ".join(word.text for word in words),
    )
