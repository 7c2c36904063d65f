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
from tests.benchmarks.intake.measuring import KINDS, measure, rows_of, sample
from tests.benchmarks.intake.office_measuring import DEVELOPMENT, HELD_OUT, measure_offices
from tests.benchmarks.intake.office_report import office_report
from tests.benchmarks.intake.report import LEAST, report


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="bench-intake", description="Measure how well drafts are filled in."
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=600, help="How many of each kind with text.")
    parser.add_argument("--scans", type=int, default=40, help="How many scans.")
    parser.add_argument("--office-scans", type=int, default=16, help="How many of each half.")
    parser.add_argument(
        "--held-out", action="store_true", help="Measure the half that no rule was made from."
    )
    parser.add_argument("--wrong", action="store_true", help="List what was read wrongly.")
    parser.add_argument("--write", type=Path, help="The Markdown file for the figures.")
    options = parser.parse_args()
    tesseract = os.environ.get("TEST_TESSERACT", "")
    # As the site runs it: many threads on few cores wait for each other.
    os.environ["OMP_THREAD_LIMIT"] = "1"
    limits = Limits(tesseract=tesseract)
    kinds = [kind for kind in KINDS if _size(kind, options) and (tesseract or not kind.startswith("scan"))]
    measured = []
    for kind in kinds:
        measured.append(measure(kind, sample(options.folder, _size(kind, options)), limits))
        if options.wrong:
            sys.stderr.writelines(f"{kind}: {wrong}\n" for wrong in measured[-1].wrong)
    offices = []
    if tesseract and options.office_scans:
        halves = [DEVELOPMENT, HELD_OUT] if options.held_out else [DEVELOPMENT]
        rows = rows_of(options.folder)
        offices = [measure_offices(half, rows, options.office_scans, limits) for half in halves]
        if options.wrong:
            sys.stderr.writelines(f"{half.half.name}: {wrong}\n" for half in offices for wrong in half.wrong)
    text = report(measured, date.today()) + office_report(offices)  # noqa: DTZ011 (the machine's day)
    sys.stdout.write(text)
    if options.write:
        options.write.write_text(text, encoding="utf-8")
    is_good = all(one.accuracy(name) >= LEAST for one in measured for name in ASKED)
    return 0 if is_good and all(half.is_good for half in offices) else 1


def _size(kind: str, options: argparse.Namespace) -> int:
    size: int = options.scans if kind.startswith("scan") else options.files
    return size


if __name__ == "__main__":
    sys.exit(main())
