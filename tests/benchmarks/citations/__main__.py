"""Measure the finding of numbers: `python -m tests.benchmarks.citations FOLDER [--write FILE]`."""

# The paths have to be known before anything of the site is imported.
# ruff: noqa: E402

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

from tests.benchmarks.citations.measuring import Figures, measure, together

HEAD = """# Numbers of documents found in running text

`make bench-citations` finds the numbers in 150 pieces of text from the corpus and compares them with places
that were checked by reading (`tests/benchmarks/citations/checked.jsonl`: ids, places and numbers, no texts).
The pieces were drawn by chance with a fixed seed, half of them news, half legal documents, among texts in
which a figure stands where a number could. A number is right where it begins and ends as checked.
"""


def report(figures: dict[str, Figures]) -> Iterator[str]:
    yield HEAD
    yield "| texts from | pieces | characters | numbers | found | right | precision | recall | ms a piece |"
    yield "| --- | --: | --: | --: | --: | --: | --: | --: | --: |"
    for name, some in [*figures.items(), ("both", together(figures.values()))]:
        counts = f"{some.texts} | {some.characters} | {some.numbers} | {some.found} | {some.right}"
        rates = f"{some.precision:.4f} | {some.recall:.4f} | {1000 * some.seconds / some.texts:.2f}"
        yield f"| {name} | {counts} | {rates} |"
    yield ""
    for title, items in (
        ("Found and wrong", [item for some in figures.values() for item in some.wrong]),
        ("There and missed", [item for some in figures.values() for item in some.missed]),
    ):
        yield f"{title} (id, place, number): {'; '.join(items) or 'none'}."
        yield ""
    day = datetime.now(UTC).date()
    yield f"Measured on {day:%-d %B %Y}; {os.cpu_count()} cores, Python {platform.python_version()}."


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="bench-citations", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", type=Path, help="The Markdown file for the figures.")
    options = parser.parse_args()
    text = "\n".join(report(measure(options.folder))) + "\n"
    if options.write:
        options.write.write_text(text, encoding="utf-8")
    sys.stdout.write(text)
