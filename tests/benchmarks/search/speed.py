"""How long answers take, one question after the other, each way in turn so that all see the same machine."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from django.test import Client

from search.query.query import SearchQuery
from search.results.results import find
from tests.benchmarks.search.corpus import Question

__all__ = ["Times", "in_turn", "page_of_results", "results_of_search"]

QUESTIONS = 400
WARMING_UP = 40


@dataclass
class Times:
    """Seconds, one for each question."""

    seconds: list[float] = field(default_factory=list)

    def share(self, share: float) -> float:
        """The time in milliseconds within which this share of the questions was answered."""
        ordered = sorted(self.seconds)
        return 1000 * ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def in_turn(
    ways: Mapping[str, Callable[[str], object]], questions: Sequence[Question], number: int = QUESTIONS
) -> Mapping[str, Times]:
    """Put some of the questions to each of the ways, always the same ones, and take the time."""
    chosen = random.Random(1).sample(list(questions), min(number, len(questions)))
    times = {name: Times() for name in ways}
    for place, question in enumerate([*chosen[:WARMING_UP], *chosen]):
        # Who comes first finds the disk cold, so each is first in its turn.
        names = sorted(ways, key=lambda name: hash((name, place)))
        for name in names:
            started = time.perf_counter()
            ways[name](question.text)
            if place >= WARMING_UP:
                times[name].seconds.append(time.perf_counter() - started)
    return times


def results_of_search(text: str) -> object:
    """What a page and the API show of an answer: titles, addresses, snippets."""
    return find(SearchQuery(text)).results


def page_of_results(text: str) -> object:
    """The page a reader gets."""
    return _reader().get("/tim-kiem/", {"q": text}).content


@cache
def _reader() -> Client:
    """One reader for all questions: each client sets the whole site up anew, which a server does once."""
    return Client()
