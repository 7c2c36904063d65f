"""Measure a large library on each database: `python -m tests.benchmarks.library [--write FILE]`.

SQLite always, PostgreSQL where TEST_POSTGRES_URL is set; a process for each database and size.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT)]

from tests.benchmarks.library.report import Measured, report  # noqa: E402 (the path comes first)

SIZES: Final = (100, 10_000, 100_000)
MODULE: Final = "tests.benchmarks.library.measuring"


def databases() -> dict[str, str]:
    """The addresses of the databases by their names; "" is that of the settings."""
    found = {"SQLite": ""}
    if url := os.environ.get("TEST_POSTGRES_URL"):
        found["PostgreSQL"] = url
    return found


def measure(url: str, size: int, options: argparse.Namespace) -> Measured:
    """What one process answers for one database of one size."""
    command = [sys.executable, "-m", MODULE, str(size), "--rounds", str(options.rounds)]
    command += ["--only", options.only]
    if options.keep:
        command += ["--keep", str(options.keep)]
    if size == max(options.sizes):
        command.append("--bulky")
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    if url:
        environment["DATABASE_URL"] = url
    made = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True)
    answer: Measured = {(figures["group"], figures["name"]): figures for figures in json.loads(made.stdout)}
    return answer


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench-library", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--only", default="", help="Only names that hold this.")
    parser.add_argument("--keep", type=Path, help="A folder to keep databases in, or to find them again.")
    parser.add_argument("--write", type=Path, help="The Markdown file for the figures.")
    options = parser.parse_args()
    found = {
        name: {size: measure(url, size, options) for size in options.sizes}
        for name, url in databases().items()
    }
    text = "\n".join(report(found)) + "\n"
    if options.write:
        options.write.write_text(text, encoding="utf-8")
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
