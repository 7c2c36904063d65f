"""Measure what pages cost on the production stack: `python -m tests.benchmarks.pages [--write FILE]`."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT)]

from tests.benchmarks.pages.asking import Readers  # noqa: E402 (the path comes first)
from tests.benchmarks.pages.measuring import Figures, measure  # noqa: E402
from tests.benchmarks.pages.stack import filled, floor, served  # noqa: E402


def line(state: str, found: Figures) -> str:
    parts = " ".join(f"{name} {value:.2f}" for name, value in found.cpu.items() if value >= 0.005)
    return (
        f"{state:5} {found.name:30} c={found.at_once:<3} {found.rate:7.0f}/s  p50 {found.p50:7.2f}"
        f" p95 {found.p95:7.2f} p99 {found.p99:7.2f}  CPU {found.total:7.2f} ({parts})"
        f"  q {found.statements}  {found.size} B"
    )


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--only", default="", help="Kinds of pages, with commas between them.")
    parser.add_argument("--states", default="cold,warm")
    parser.add_argument("--seconds", type=float, default=3.0)
    parser.add_argument("--sqlite", action="store_true")
    parser.add_argument("--without-nginx", action="store_true")
    parser.add_argument("--keep", type=Path, help="A folder to keep the filled site in, or to find it again.")
    options = parser.parse_args()
    readers = Readers()
    services = {} if options.sqlite else {k: v for k, v in os.environ.items() if k.startswith("TEST_")}
    with filled(options.articles, services, options.keep) as stack:
        with floor(stack) as site:
            for at_once in (1, 16):
                sys.stdout.write(
                    line("floor", measure(site, readers, "bare view", ["/bare/"], at_once, options.seconds))
                    + "\n"
                )
        for state in options.states.split(","):
            megabytes = 0 if state == "cold" else 32
            with served(stack, page_cache_mb=megabytes, with_nginx=not options.without_nginx) as site:
                for name, paths in stack.paths.items():
                    if options.only and name not in options.only.split(","):
                        continue
                    for at_once in (1, 16):
                        sys.stdout.write(
                            line(state, measure(site, readers, name, paths, at_once, options.seconds)) + "\n"
                        )
                        sys.stdout.flush()


if __name__ == "__main__":
    main()
