"""The course of the benchmark: fill a site, ask for what is known, take the times, write it all down."""

# ruff: noqa: T201

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from search.engines import current_engine
from search.engines.elasticsearch import is_configured
from tests.benchmarks.search import report
from tests.benchmarks.search.asking import BASELINE, SERVER, SERVER_OF_PAGE, engines, suggesters, with_counts
from tests.benchmarks.search.corpus import ALQAC, SITE, Corpus, Question, questions
from tests.benchmarks.search.made import Half, made_questions
from tests.benchmarks.search.pieces import questions_of_pieces
from tests.benchmarks.search.quality import Quality, measure
from tests.benchmarks.search.rebuilding import compare
from tests.benchmarks.search.sites import site
from tests.benchmarks.search.speed import in_turn, page_of_results, results_of_search

__all__ = ["Options", "run"]

# What is compared, with the most that is asked for.
PAGE, FOUND, SUGGESTIONS = "page of results", "search with its results", "suggestions"
RATIOS = (
    ("our query beside the baseline", SERVER, BASELINE, 3.0),
    ("the whole page beside the engine that answers it", PAGE, SERVER_OF_PAGE, 3.0),
    ("the whole page beside the engine without counts", PAGE, SERVER, 3.0),
    ("suggestions beside a search", SUGGESTIONS, FOUND, 0.5),
)


@dataclass(frozen=True, slots=True)
class Options:
    """See `__main__.py`."""

    folder: Path
    queries: str
    kind: str
    half: Half | None
    keep: Path | None
    pages: int | None
    only_server: bool
    write: Path | None


def run(options: Options) -> None:
    lines: list[str] = []
    for line in _lines(options):
        print(line, flush=True)
        lines.append(line)
    if options.write:
        options.write.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _lines(options: Options) -> Iterator[str]:
    yield report.machine()
    if not options.pages:
        yield from _quality(options)
    if not options.kind:
        yield from _speed(options)
    yield ""
    yield report.machine()


def _quality(options: Options) -> Iterator[str]:
    qualities: dict[str, dict[str, Quality]] = {}
    for corpus in (SITE, ALQAC):
        asked = _questions(options, corpus)
        if asked:
            with site(options.folder, corpus, None, options.keep, only_server=options.only_server):
                for name, kinds in _measured(options, asked).items():
                    qualities.setdefault(name, {}).update(kinds)
    yield "\n## Quality\n"
    yield from report.quality_table(qualities)


def _questions(options: Options, corpus: Corpus) -> list[Question]:
    kinds = tuple(options.kind.split(","))
    known = questions(options.folder, options.queries, corpus)
    known += made_questions(options.folder, corpus, options.half)
    known += questions_of_pieces(options.folder, corpus)
    return [question for question in known if question.kind.startswith(kinds)]


def _measured(options: Options, asked: list[Question]) -> dict[str, dict[str, Quality]]:
    tell = print if options.kind else None
    unfinished = [question for question in asked if question.is_unfinished]
    finished = [question for question in asked if not question.is_unfinished]
    found: dict[str, dict[str, Quality]] = {}
    for ways, some in (
        (engines(only_server=options.only_server), finished),
        (suggesters(only_server=options.only_server), unfinished),
    ):
        for name, kinds in measure(ways, some, tell).items():
            found.setdefault(name, {}).update(kinds)
    return found


def _speed(options: Options) -> Iterator[str]:
    asked = _questions(options, SITE)
    with site(options.folder, SITE, options.pages, options.keep, only_server=options.only_server) as filled:
        yield f"\n## Speed with {filled.pages} pages\n"
        for name, speed in filled.speeds.items():
            yield f"- {name}: {speed:.0f} pages a second taken in"
        yield ""
        yield from _times(options, asked)
        if is_configured() and not options.pages:
            yield report.throughput_line(compare())


def _times(options: Options, asked: list[Question]) -> Iterator[str]:
    finished = [question for question in asked if not question.is_unfinished]
    ways: dict[str, Callable[[str], object]] = dict(engines(only_server=options.only_server))
    ways |= {**with_counts(), FOUND: results_of_search, PAGE: page_of_results}
    times = dict(in_turn(ways, finished))
    unfinished = [question for question in asked if question.is_unfinished]
    suggesting = suggesters(only_server=options.only_server)
    first = SERVER if is_configured() else current_engine().name
    if first in suggesting:
        times |= in_turn({SUGGESTIONS: suggesting[first]}, unfinished)
    yield from report.speed_table(times, RATIOS)
