"""Measure pages of news on each database: `python -m tests.benchmarks.news [--write FILE]`.

SQLite always, PostgreSQL where TEST_POSTGRES_URL is set; a process for each database and size.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[3]
SIZES: Final = (1_000, 10_000, 100_000)
MODULE: Final = "tests.benchmarks.news.measuring"
HEAD: Final = """\
# Pages of news

`make bench-news` fills newspapers of three sizes: twelve sections in two levels, three tags an article, one
article in ten with picked ones beside it, one in a hundred a draft, galleries of nine photos, views of thirty
days. Then it asks for every page, each time as another reader, with counting; no page is kept, the frame is.
Figures are milliseconds of the processor in the process of the site (median), without the server of the
database, and in brackets statements with those by which a reader is counted.
"""
#: By database and size, by name of the page.
Found = Mapping[tuple[str, int], Mapping[str, Mapping[str, Any]]]


def measure(url: str, size: int, options: argparse.Namespace) -> dict[str, Mapping[str, Any]]:
    """What one process answers for one database of one size."""
    command = [
        sys.executable,
        "-m",
        MODULE,
        str(size),
        "--rounds",
        str(options.rounds),
        "--only",
        options.only,
    ]
    if options.keep:
        command += ["--keep", str(options.keep)]
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    if url:
        environment["DATABASE_URL"] = url
    made = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True)
    return {figures["name"]: figures for figures in json.loads(made.stdout)}


def report(found: Found) -> Iterator[str]:
    yield HEAD
    yield "| | " + " | ".join(f"{name} {size:,}" for name, size in found) + " |"
    yield "| --- |" + " --: |" * len(found)
    for page in next(iter(found.values())):
        cells = [f"{by[page]['cpu']:.0f} ({by[page]['with_counting']})" for by in found.values()]
        yield f"| {page} | {' | '.join(cells)} |"
    yield ""
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}"
    yield f"Measured on {datetime.now(UTC):%-d %B %Y}, {machine}."


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench-news", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--only", default="", help="Only names that hold this.")
    parser.add_argument("--keep", type=Path, help="A folder to keep databases in, or to find them again.")
    parser.add_argument("--write", type=Path, help="The Markdown file for the figures.")
    options = parser.parse_args()
    urls = {"SQLite": "", "PostgreSQL": os.environ.get("TEST_POSTGRES_URL", "")}
    found = {
        (name, size): measure(url, size, options)
        for name, url in urls.items()
        if url or name == "SQLite"
        for size in options.sizes
    }
    text = "\n".join(report(found)) + "\n"
    if options.write:
        options.write.write_text(text, encoding="utf-8")
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
