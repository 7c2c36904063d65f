"""Fill one database and measure every address there: `python -m tests.benchmarks.news.measuring SIZE`.

Answers a JSON array, an object of `Figures` each.
"""

# The settings have to be known before anything of the site is imported.
# ruff: noqa: E402, T201

from __future__ import annotations

import argparse
import cProfile
import json
import os
import pstats
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from itertools import count
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.benchmarks.news.settings"

import django

django.setup()

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from config.preparation import compile_translations
from news.models import ArticlePage
from tests.benchmarks.news.addresses import Asked, addresses
from tests.benchmarks.news.filling import fill

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
READERS = count(1)


@dataclass(frozen=True, slots=True)
class Figures:
    """CPU milliseconds of the process of the site, the median of all requests, and statements.

    `statements` without those by which the reader is counted, `with_counting` with them.
    """

    name: str
    cpu: float
    statements: int
    with_counting: int
    size: int


@contextmanager
def newspaper(size: int, kept: Path | None) -> Iterator[None]:
    """A database with so many articles; it goes afterwards, unless it is `kept` in a folder."""
    original = connection.settings_dict["NAME"]
    if kept and connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(kept / f"news-{size}.sqlite3")
    elif connection.vendor != "sqlite":
        connection.settings_dict["TEST"]["NAME"] = f"test_news_{size}"
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False, keepdb=bool(kept))
    try:
        if not ArticlePage.objects.exists():
            fill(size)
            with connection.cursor() as cursor:
                cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
        yield
    finally:
        connection.creation.destroy_test_db(original, verbosity=0, keepdb=bool(kept))


def ask(client: Client, url: str, agent: str = BROWSER) -> tuple[float, int]:
    """CPU milliseconds and bytes of one request of a new reader."""
    number = next(READERS)
    address = f"100.{64 + number // 65536 % 64}.{number // 256 % 256}.{number % 256}"
    began = time.process_time()
    response = client.get(url, REMOTE_ADDR=address, headers={"user-agent": agent})
    size = len(response.content)
    spent = (time.process_time() - began) * 1000
    assert response.status_code == 200, (url, response.status_code)
    return spent, size


def figures_of(asked: Asked, rounds: int) -> Figures:
    client = Client()
    ask(client, asked.url)
    numbers = []
    for agent in ("", BROWSER):
        ask(client, asked.url, agent)
        with CaptureQueriesContext(connection) as captured:
            ask(client, asked.url, agent)
        numbers.append(sum(not query["sql"].startswith("BEGIN") for query in captured.captured_queries))
    found = [ask(client, asked.url) for _ in range(rounds)]
    cpu = statistics.median(spent for spent, _size in found)
    return Figures(asked.name, cpu, numbers[0], numbers[1], found[0][1])


def show_plans(asked: Asked) -> None:
    """Each statement with its plan, to standard error."""
    client = Client()
    ask(client, asked.url)
    with CaptureQueriesContext(connection) as captured:
        ask(client, asked.url, "")
    print(f"### {asked.name}: {len(captured)} statements", file=sys.stderr)
    explain = "EXPLAIN (ANALYZE, COSTS OFF)" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
    for query in captured.captured_queries:
        print(f"--- {query['time']} s {query['sql'][:2500]}", file=sys.stderr)
        if query["sql"].startswith("SELECT"):
            with connection.cursor() as cursor:
                cursor.execute(f"{explain} {query['sql']}".replace("%", "%%"), ())
                print("\n".join(f"      {row[-1]}" for row in cursor.fetchall()), file=sys.stderr)


def show_profile(asked: Asked, rounds: int) -> None:
    client = Client()
    ask(client, asked.url)
    profile = cProfile.Profile()
    profile.enable()
    for _ in range(rounds):
        ask(client, asked.url)
    profile.disable()
    found = pstats.Stats(profile, stream=sys.stderr)
    print(f"### {asked.name}", file=sys.stderr)
    found.sort_stats("cumulative").print_stats(90)
    found.sort_stats("tottime").print_stats(40)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("size", type=int)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--only", default="", help="Only names that hold this.")
    parser.add_argument("--plans", action="store_true", help="Show the statements with their plans.")
    parser.add_argument("--profile", action="store_true", help="Show where the time goes.")
    options = parser.parse_args()
    compile_translations()
    found = []
    with newspaper(options.size, options.keep):
        for asked in addresses():
            if options.only not in asked.name:
                continue
            if options.plans:
                show_plans(asked)
            elif options.profile:
                show_profile(asked, options.rounds)
            else:
                found.append(asdict(figures_of(asked, options.rounds)))
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
