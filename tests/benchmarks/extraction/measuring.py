"""Reading the files that were made, and telling how far the texts are from those that were written."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extraction.readers.results import Limits
from tests.benchmarks.extraction.making import made
from tests.extraction.measuring import edit_distance, plain
from tests.extraction.samples import read_bytes

__all__ = ["ASKED", "Figures", "measure"]

# The character error rate that is asked of each kind at most.
ASKED = {"pdf": 0.005, "docx": 0.005, "odt": 0.005, "xlsx": 0.005, "scan": 0.03}
NAMES = {"pdf": "a.pdf", "docx": "a.docx", "odt": "a.odt", "xlsx": "a.xlsx", "scan": "a.pdf"}


@dataclass(frozen=True, slots=True)
class One:
    """One file: characters written, errors in them, pages and seconds of reading."""

    characters: int
    errors: int
    pages: int
    seconds: float
    confidence: float | None

    @property
    def rate(self) -> float:
        return self.errors / self.characters


@dataclass(frozen=True, slots=True)
class Figures:
    """The files of a kind together."""

    kind: str
    files: Sequence[One]

    @property
    def rate(self) -> float:
        return sum(file.errors for file in self.files) / sum(file.characters for file in self.files)

    @property
    def is_good(self) -> bool:
        return self.rate <= ASKED[self.kind]

    def row(self) -> str:
        pages = sum(file.pages for file in self.files)
        seconds = sum(file.seconds for file in self.files)
        sure = [file.confidence for file in self.files if file.confidence is not None]
        cells = [
            self.kind,
            str(len(self.files)),
            str(pages),
            str(sum(file.characters for file in self.files)),
            f"≤ {ASKED[self.kind]:.1%}",
            f"{self.rate:.2%}" if self.is_good else f"**{self.rate:.2%}**",
            f"{statistics.median(file.rate for file in self.files):.2%}",
            f"{max(file.rate for file in self.files):.2%}",
            f"{statistics.mean(sure):.2f}" if sure else "",
            f"{seconds / pages:.2f}",
        ]
        return f"| {' | '.join(cells)} |"


def measure(kind: str, texts: Sequence[str], limits: Limits) -> Figures:
    with tempfile.TemporaryDirectory() as folder:
        return Figures(kind, list(_read(kind, texts, limits, Path(folder))))


def _read(kind: str, texts: Sequence[str], limits: Limits, folder: Path) -> Iterator[One]:
    for number, text in enumerate(texts):
        content = made(kind, text, number)
        began = time.perf_counter()
        ending, pages = read_bytes(folder, NAMES[kind], content, limits)
        seconds = time.perf_counter() - began
        written, read = plain(text), plain("\n".join(page.text for page in pages))
        sure = [page.confidence for page in pages if page.confidence is not None]
        yield One(
            characters=len(written),
            errors=edit_distance(written, read),
            pages=max(ending.page_count, 1),
            seconds=seconds,
            confidence=statistics.mean(sure) if sure else None,
        )
