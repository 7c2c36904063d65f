"""The course of the benchmark."""

# ruff: noqa: T201

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.search.asking import engines
from tests.benchmarks.search.corpus import ALQAC, SITE, questions
from tests.benchmarks.search.quality import measure
from tests.benchmarks.search.sites import site

__all__ = ["Options", "run"]


@dataclass(frozen=True, slots=True)
class Options:
    folder: Path
    queries: str
    kind: str
    keep: Path | None
    pages: int | None
    only_server: bool
    write: Path | None


def run(options: Options) -> None:
    for corpus in (SITE, ALQAC):
        asked = [
            q
            for q in questions(options.folder, options.queries, corpus)
            if q.kind.startswith(tuple(options.kind.split(","))) and not q.is_unfinished
        ]
        if not asked:
            continue
        with site(
            options.folder, corpus, pages=None, kept=options.keep, only_server=options.only_server
        ) as speeds:
            print(speeds)
            started = time.perf_counter()
            qualities = measure(engines(options.only_server), asked, print if options.kind else None)
            print(time.perf_counter() - started)
            for name, kinds in qualities.items():
                print(name)
                for kind, q in kinds.items():
                    print(f"{kind:24}{len(q.places):5}{q.mrr:8.3f}{q.success:7.2f}{q.recall:7.2f}")
