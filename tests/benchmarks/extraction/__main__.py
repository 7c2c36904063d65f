"""Measure how well the text of files is read: `python -m tests.benchmarks.extraction CORPUS`.

CORPUS holds legal.jsonl.gz. Files of five kinds are made of its documents and read; the character error rate
is the distance of the texts in characters put in, left out or changed, as a share of what was written, where
every run of blanks is one. The exit status is 1 where a kind is read worse than asked.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

# The paths have to be known before anything of the site is imported.
# ruff: noqa: E402
from extraction.readers.results import Limits
from tests.benchmarks.extraction.making import KINDS, corpus_texts
from tests.benchmarks.extraction.measuring import measure
from tests.services.programs import find_tesseract

HEAD = """\
# How well files are read

Printed by `make bench-extraction`: the beginnings of documents of the corpus as PDF with a text layer, as
Word files, OpenDocument texts and sheets of Excel (a cell for each paragraph), and as scans (300 dpi,
turned by up to 1°, blurred, noisy, JPEG) recognised by Tesseract with its Vietnamese model. The error rate
counts characters put in, left out or changed; every run of blanks is one.

{machine}

| kind | files | pages | characters | asked | error rate | median | worst file | confidence | s a page |
|---|---|---|---|---|---|---|---|---|---|
"""


def main() -> int:
    options = _options()
    corpus = options.corpus / "legal.jsonl.gz"
    if not corpus.is_file():
        sys.stderr.write(f"skipped: there is no {corpus}\n")
        return 0
    texts = corpus_texts(corpus, options.documents)
    tesseract = str(find_tesseract() or "")
    kinds = [kind for kind in KINDS if tesseract or kind != "scan"]
    limits = Limits(tesseract=tesseract)
    scans = corpus_texts(corpus, options.scans)
    figures = [measure(kind, scans if kind == "scan" else texts, limits) for kind in kinds]
    report = HEAD.format(machine=_machine(tesseract)) + "".join(f"{kind.row()}\n" for kind in figures)
    sys.stdout.write(report)
    if options.write:
        options.write.write_text(report)
    return 0 if all(kind.is_good for kind in figures) else 1


def _machine(tesseract: str) -> str:
    """When, where and with what the figures were measured."""
    parts = [f"{os.cpu_count()} cores", f"Python {platform.python_version()}"]
    if tesseract:
        said = subprocess.run([tesseract, "--version"], capture_output=True, text=True, check=True).stdout
        parts.append(said.splitlines()[0])
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    return f"{datetime.now(tz=UTC):%-d %B %Y}; {', '.join(parts)}; load while measuring {load}."


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench-extraction", description="Measure how files are read.")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--documents", type=int, default=20, help="So many (%(default)s).")
    parser.add_argument("--scans", type=int, default=12, help="So many scans (%(default)s).")
    parser.add_argument("--write", type=Path, help="The Markdown file for the figures.")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
