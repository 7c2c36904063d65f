"""Dividing texts whose articles are known."""

from __future__ import annotations

import gzip
import json
import re
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from documents.enums import ProvisionKind
from documents.structure import Paragraph, build, paragraphs_of, paragraphs_of_pages
from extraction.readers.results import Limits
from tests.benchmarks.extraction.making import made
from tests.extraction.samples import read_bytes

__all__ = ["Figures", "from_counts", "from_files", "from_texts"]

ASKED: Final = {"laws": 0.995, "rows": 0.995, "pdf": 0.98, "docx": 0.98, "scan": 0.93}
NAMES: Final = {"pdf": "a.pdf", "docx": "a.docx", "scan": "a.pdf"}
#: Of a file; a scan has about two pages.
CHARACTERS: Final = {"pdf": 60_000, "docx": 60_000, "scan": 4_500}
FEWEST_CHARACTERS: Final = 2_000
HEADING: Final = re.compile(r"^Điều (\d+\w*)\.", re.MULTILINE)


@dataclass(slots=True)
class Figures:
    """Texts of one kind together."""

    kind: str
    texts: int = 0
    right: int = 0
    articles: int = 0
    found: int = 0
    made_up: int = 0
    seconds: float = field(default=0.0)

    @property
    def share(self) -> float:
        return self.right / self.texts

    @property
    def is_good(self) -> bool:
        return self.share >= ASKED[self.kind]

    def add(self, wanted: set[str], got: set[str]) -> None:
        self.texts += 1
        self.right += wanted == got
        self.articles += len(wanted)
        self.found += len(wanted & got)
        self.made_up += len(got - wanted)

    def row(self) -> str:
        share = f"{self.share:.4f}"
        cells = [
            self.kind,
            str(self.texts),
            f"≥ {ASKED[self.kind]}",
            share if self.is_good else f"**{share}**",
            str(self.articles),
            str(self.found),
            str(self.made_up),
            f"{1000 * self.seconds / self.texts:.1f}",
        ]
        return f"| {' | '.join(cells)} |"


def from_texts(corpus: Path) -> Figures:
    """Whole laws as they stand in the field of a document."""
    figures = Figures("laws")
    for row in _rows(corpus / "laws.jsonl.gz"):
        figures.add(_wanted(row), _divided(figures, paragraphs_of(row["text"])))
    return figures


def from_counts(corpus: Path) -> Figures:
    """Rows of which only the number of articles is known."""
    figures = Figures("rows")
    for row in _rows(corpus / "legal.jsonl.gz"):
        if row["text_truncated"] or not row["n_articles"]:
            continue
        got = _divided(figures, paragraphs_of(row["text"]))
        figures.texts += 1
        figures.right += len(got) == row["n_articles"]
        figures.articles += row["n_articles"]
        figures.found += min(len(got), row["n_articles"])
        figures.made_up += max(0, len(got) - row["n_articles"])
    return figures


def from_files(corpus: Path, kind: str, count: int, limits: Limits) -> Figures:
    """Files made of laws, taken evenly from all that are neither too short nor too long, and read."""
    figures = Figures(kind)
    long = [
        row
        for row in _rows(corpus / "laws.jsonl.gz")
        if len(row["text"]) >= FEWEST_CHARACTERS and (kind == "scan" or len(row["text"]) <= CHARACTERS[kind])
    ]
    for number, row in enumerate(long[:: max(len(long) // count, 1)][:count]):
        text = _beginning(row["text"], CHARACTERS[kind])
        with tempfile.TemporaryDirectory() as folder:
            _ending, pages = read_bytes(Path(folder), NAMES[kind], made(kind, text, number), limits)
        wanted = _wanted(row) if len(text) == len(row["text"]) else set(HEADING.findall(text))
        figures.add(wanted, _divided(figures, paragraphs_of_pages([page.text for page in pages])))
    return figures


def _divided(figures: Figures, paragraphs: Sequence[Paragraph]) -> set[str]:
    begun = time.process_time()
    pieces = [piece for top in build(paragraphs) for piece in top.walk()]
    figures.seconds += time.process_time() - begun
    return {piece.number for piece in pieces if piece.kind is ProvisionKind.ARTICLE}


def _wanted(row: dict[str, Any]) -> set[str]:
    return {number.lower() for number in row["articles"]}


def _beginning(text: str, length: int) -> str:
    whole = text if len(text) <= length else text[:length].rpartition("\n")[0]
    return "".join(char for char in whole if char == "\n" or char.isprintable())


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
