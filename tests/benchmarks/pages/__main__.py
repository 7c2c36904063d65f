"""Measure what pages cost on the production stack: `python -m tests.benchmarks.pages [--write FILE]`.

What is in the environment under the names of `tests.services` is used: PostgreSQL, Redis, Elasticsearch.
nginx stands in front where it is installed.
"""

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
from tests.benchmarks.pages.processes import memory  # noqa: E402
from tests.benchmarks.pages.report import Run, report  # noqa: E402
from tests.benchmarks.pages.stack import Stack, filled, floor, served  # noqa: E402

AT_ONCE: Final = (1, 16)
KEPT_MB: Final = 32


class Bench:
    """Measures one filled site after the other."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.readers = Readers()

    def run(self, articles: int, services: dict[str, str], name: str) -> Run:
        kept = self.options.keep and self.options.keep / f"{name}-{articles}"
        if kept:
            kept.mkdir(parents=True, exist_ok=True)
        run = Run(f"{name}, {articles:,} articles")
        with filled(articles, services, kept) as stack:
            with floor(stack) as site:
                for at_once in AT_ONCE:
                    found = measure(
                        site, self.readers, "bare view", ["/bare/"], at_once, self.options.seconds
                    )
                    self._note(run, "floor", found)
            for state in ("cold", "warm"):
                self._ask(run, stack, state, with_nginx=bool(services))
        return run

    def _ask(self, run: Run, stack: Stack, state: str, *, with_nginx: bool) -> None:
        warm, options = state == "warm", self.options
        with served(stack, page_cache_mb=KEPT_MB if warm else 0, with_nginx=with_nginx) as site:
            for name, paths in stack.paths.items():
                if options.only and name not in options.only.split(","):
                    continue
                for at_once in AT_ONCE:
                    found = measure(site, self.readers, name, paths, at_once, options.seconds, warm=warm)
                    self._note(run, state, found)
            run.memory = memory(site.groups)

    def _note(self, run: Run, state: str, found: Figures) -> None:
        run.figures.append((state, found))
        sys.stderr.write(f"{run.title}: {state} {found.name} c={found.at_once} {found.total:.2f} ms\n")


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[10_000])
    parser.add_argument("--only", default="", help="Kinds of pages, with commas between them.")
    parser.add_argument("--seconds", type=float, default=3.0, help="For each kind of page.")
    parser.add_argument("--sqlite", action="store_true", help="SQLite alone, without nginx.")
    parser.add_argument("--keep", type=Path, help="A folder to keep filled sites in, or to find them again.")
    parser.add_argument("--write", type=Path, help="The Markdown file for the figures.")
    options = parser.parse_args()
    bench = Bench(options)
    found = {name: value for name, value in os.environ.items() if name.startswith("TEST_")}
    stacks: dict[str, dict[str, str]] = {"SQLite": {}}
    if not options.sqlite and "TEST_POSTGRES_URL" in found:
        stacks = {"PostgreSQL": found, **stacks}
    runs = [
        bench.run(articles, services, name)
        for articles in options.articles
        for name, services in stacks.items()
    ]
    command = f"make bench BENCH_ARGS='{' '.join(sys.argv[1:])}'"
    text = "\n".join(report(runs, command)) + "\n"
    if options.write:
        options.write.write_text(text, encoding="utf-8")
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
