"""Files of each kind made from papers, read as the site reads them, and compared with what is true."""

from __future__ import annotations

import gzip
import json
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Final

from documents.parsing import ParsedDocument, read_document
from documents.parsing.clarity import PageOfFile, weigh
from extraction.readers.reading import read
from extraction.readers.results import Limits
from tests.benchmarks.intake.comparing import FIELDS, compare
from tests.benchmarks.intake.papers import Paper, papers
from tests.benchmarks.intake.rendering import as_docx, as_pdf, as_scan

__all__ = ["KINDS", "Measured", "measure", "pages_of", "reading_of", "rows_of", "sample"]

Rendered = Callable[[Paper], bytes]
KINDS: Final[Mapping[str, tuple[str, Rendered]]] = {
    "PDF with text": (".pdf", as_pdf),
    "DOCX": (".docx", as_docx),
    "scan (300 dpi)": (".pdf", as_scan),
}


@dataclass
class Measured:
    """Of `count` papers: how many have a field right, how many are sure of it, and sure though wrong."""

    kind: str
    count: int = 0
    right: Counter[str] = field(default_factory=Counter)
    certain: Counter[str] = field(default_factory=Counter)
    certainly_wrong: Counter[str] = field(default_factory=Counter)
    reading_seconds: float = 0.0
    wrong: list[str] = field(default_factory=list)

    def accuracy(self, name: str) -> float:
        return self.right[name] / self.count if self.count else 0.0


def sample(corpus: Path, size: int) -> list[Paper]:
    """So many papers, from rows spread over the whole corpus."""
    rows = rows_of(corpus)
    step = max(1, len(rows) // size)
    return list(papers(rows[::step]))[:size]


def rows_of(corpus: Path) -> list[Mapping[str, str]]:
    with gzip.open(corpus / "legal.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def pages_of(content: bytes, extension: str, limits: Limits) -> list[PageOfFile]:
    """The text of a file by the readers of the site."""
    found: list[PageOfFile] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"file{extension}"
        path.write_bytes(content)
        read(path, path.name, limits, lambda page: found.append(PageOfFile(page.text, page.unsure)))
    return found


def reading_of(pages: Sequence[PageOfFile]) -> ParsedDocument:
    """What a draft is filled in from (`documents.acquisition.uploads.prefilling`)."""
    return weigh(read_document([page.text for page in pages]), pages)


def measure(kind: str, sheets: Sequence[Paper], limits: Limits) -> Measured:
    extension, render = KINDS[kind]
    measured = Measured(kind)
    for paper in sheets:
        pages = pages_of(render(paper), extension, limits)
        begun = perf_counter()
        reading = reading_of(pages)
        measured.reading_seconds += perf_counter() - begun
        measured.count += 1
        for name, mark in compare(paper, reading).items():
            measured.right[name] += mark.is_right
            measured.certain[name] += mark.is_certain
            measured.certainly_wrong[name] += mark.is_certain and not mark.is_right
            if not mark.is_right:
                measured.wrong.append(f"{name} of {paper.source_id} ({paper.form})")
    assert set(measured.right) <= set(FIELDS)
    return measured
