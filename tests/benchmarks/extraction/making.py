"""Files made of documents of the corpus: as offices write them, and as a scanner would give them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from html import escape
from pathlib import Path

from fpdf import FPDF

from tests.extraction import samples
from tests.extraction.scanning import scanned

__all__ = ["KINDS", "corpus_texts", "made"]

KINDS = ("pdf", "docx", "odt", "xlsx", "scan")
# About two pages; the characters that the fonts of the scans do not have are left out of all files.
CHARACTERS = 4500
MARGIN = 20
# Degrees by which scans are turned, one after the other.
ANGLES = (0.5, -0.8, 1.0, -0.3, 0.0)


def corpus_texts(corpus: Path, count: int) -> list[str]:
    """The beginnings of `count` documents, taken evenly from all that are long enough."""
    long = [text for text in _texts(corpus) if len(text) >= CHARACTERS]
    step = max(len(long) // count, 1)
    return [_beginning(text) for text in long[::step][:count]]


def made(kind: str, text: str, number: int) -> bytes:
    """The file of a kind; scans differ by their number in how they lie."""
    if kind == "docx":
        return samples.docx(text)
    if kind == "odt":
        return samples.odt("".join(f"<text:p>{escape(line)}</text:p>" for line in text.splitlines()))
    if kind == "xlsx":
        return samples.xlsx(Bảng=[[line] for line in text.splitlines()])
    pdf = _printed(text)
    return pdf if kind == "pdf" else scanned(pdf, angle=ANGLES[number % len(ANGLES)])


def _texts(corpus: Path) -> Iterator[str]:
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def _beginning(text: str) -> str:
    whole = text[:CHARACTERS].rpartition("\n")[0] or text[:CHARACTERS]
    return "".join(char for char in whole if char == "\n" or char.isprintable())


def _printed(text: str) -> bytes:
    """Set as offices do: A4, 14 points, both edges even."""
    page = FPDF(format="A4")
    page.set_margins(30, MARGIN, 15)
    page.set_auto_page_break(True, MARGIN)
    page.add_font("serif", fname=samples.FONT)
    page.set_font("serif", size=14)
    page.add_page()
    for paragraph in text.splitlines():
        page.multi_cell(0, 7, paragraph, align="J", new_x="LMARGIN", new_y="NEXT")
    return bytes(page.output())
