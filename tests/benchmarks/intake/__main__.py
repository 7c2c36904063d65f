"""Measure how well drafts are filled in: `python -m tests.benchmarks.intake FOLDER`.

FOLDER holds legal.jsonl.gz. Scans are measured where TEST_TESSERACT names the program. The exit code tells
whether every field that has to reach 95 % does.
"""

# The paths have to be known before anything of the site is imported.
# ruff: noqa: E402

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

from extraction.readers.results import Limits
from tests.benchmarks.intake.comparing import ASKED
from tests.benchmarks.intake.measuring import KINDS, measure, sample
from tests.benchmarks.intake.report import LEAST, report


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="bench-intake", description="Measure how well drafts are filled in."
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=600, help="How many of each kind with text.")
    parser.add_argument("--scans", type=int, default=40, help="How many scans.")
    parser.add_argument("--wrong", action="store_true", help="List what was read wrongly.")
    parser.add_argument("--write", type=Path, help="The Markdown file for the figures.")
    options = parser.parse_args()
    tesseract = os.environ.get("TEST_TESSERACT", "")
    limits = Limits(tesseract=tesseract)
    kinds = [kind for kind in KINDS if tesseract or not kind.startswith("scan")]
    measured = []
    for kind in kinds:
        size = options.scans if kind.startswith("scan") else options.files
        measured.append(measure(kind, sample(options.folder, size), limits))
        if options.wrong:
            sys.stderr.writelines(f"{kind}: {wrong}\n" for wrong in measured[-1].wrong)
    text = report(measured, date.today())  # noqa: DTZ011 (the day on the machine)
    sys.stdout.write(text)
    if options.write:
        options.write.write_text(text, encoding="utf-8")
    return 0 if all(one.accuracy(name) >= LEAST for one in measured for name in ASKED) else 1


if __name__ == "__main__":
    sys.exit(main())
