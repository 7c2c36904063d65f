"""Measure how well texts are divided into articles: `python -m tests.benchmarks.structure CORPUS`.

CORPUS holds laws.jsonl.gz (`articles`: the numbers of the articles in each text) and legal.jsonl.gz
(`n_articles`: how many the whole rows have). A text counts as right where exactly these articles were found.
The exit status is 1 where fewer are right than asked.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

# The paths have to be known before anything of the site is imported.
# ruff: noqa: E402
from extraction.readers.results import Limits
from tests.benchmarks.structure.measuring import from_counts, from_files, from_texts
from tests.services.programs import find_tesseract

HEAD = """\
# How well texts are divided

Printed by `make bench-structure`: texts of the corpus as they stand in the field of a document, and files
made of whole laws that are read by the site's readers. A text is right where exactly the articles were found
that it has. Six rows of the corpus hold an article twice, or count one that the text does not have.

{machine}

| texts | number | asked | right | articles | of these found | made up | ms a text |
|---|---|---|---|---|---|---|---|
"""


def main() -> int:
    options = _options()
    if not (options.corpus / "laws.jsonl.gz").is_file():
        sys.stderr.write(f"skipped: there is no {options.corpus / 'laws.jsonl.gz'}\n")
        return 0
    limits = Limits(tesseract=str(find_tesseract() or ""))
    figures = [from_texts(options.corpus), from_counts(options.corpus)]
    figures += [from_files(options.corpus, kind, options.files, limits) for kind in ("pdf", "docx")]
    if limits.tesseract and options.scans:
        figures.append(from_files(options.corpus, "scan", options.scans, limits))
    machine = (
        f"{datetime.now(tz=UTC):%-d %B %Y}; {os.cpu_count()} cores, Python {platform.python_version()};"
        f" load while measuring {os.getloadavg()[0]:.1f}."
    )
    report = HEAD.format(machine=machine) + "".join(f"{one.row()}\n" for one in figures)
    sys.stdout.write(report)
    if options.write:
        options.write.write_text(report)
    return 0 if all(one.is_good for one in figures) else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench-structure", description="Measure how texts are divided.")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--files", type=int, default=60, help="So many of each kind (%(default)s).")
    parser.add_argument("--scans", type=int, default=12, help="So many scans (%(default)s).")
    parser.add_argument("--write", type=Path, help="The Markdown file for the figures.")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
