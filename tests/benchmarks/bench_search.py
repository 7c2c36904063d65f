"""Measure the search on a corpus with known answers: quality and time for each kind of query.

    .venv/bin/python tests/benchmarks/bench_search.py FOLDER [--kind base] [--queries queries-dev.jsonl]

FOLDER holds news.jsonl.gz, legal.jsonl.gz and the queries. Everything goes through the search box as a
reader has it, in a database made for it and dropped afterwards, on the server of DATABASE_URL (or SQLite).
Where TEST_ELASTICSEARCH_URL is set, the same queries are put to Elasticsearch and to a plain baseline
(`multi_match` on folded text in the same index). Times are those of the engines.
"""

# The path and the settings have to be set before anything of the site is imported; the figures are printed.
# ruff: noqa: E402, T201

from __future__ import annotations

import argparse
import gzip
import json
import os
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django

django.setup()

from django.conf import settings

settings.ELASTICSEARCH_URL = os.environ.get("TEST_ELASTICSEARCH_URL", "")
settings.ELASTICSEARCH_INDEX_PREFIX = "benchmark"
settings.ELASTICSEARCH_TIMEOUT = 30.0

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from wagtail.models import Page

from documents.numbers import number_key
from search.analysis import analyse
from search.content import Kind, SearchContent
from search.engines import SearchEngine, current_engine
from search.engines.elasticsearch import ElasticsearchEngine, indices, is_configured
from search.engines.elasticsearch.client import server
from search.indexing import index_contents
from search.maintenance import status
from search.models import SearchEntry
from search.plan import make_plan
from search.query import SearchQuery, clean_text
from search.server_index import rebuild
from search.terms import cut

CUTOFF = 10
FILES = {"news": "news.jsonl.gz", "legal": "legal.jsonl.gz"}


def contents(folder: Path, pages: dict[str, int]) -> Iterator[tuple[int, SearchContent]]:
    for corpus, file in FILES.items():
        for row in rows_of(folder / file):
            yield pages[row["id"]], article(row) if corpus == "news" else document(row)


def rows_of(file: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def article(row: dict[str, Any]) -> SearchContent:
    return SearchContent(
        Kind.ARTICLE, row["title"], row["lead"] or "", row["body"] or "", source_id=row["id"]
    )


def document(row: dict[str, Any]) -> SearchContent:
    return SearchContent(
        Kind.DOCUMENT,
        row["title"],
        body=row["text"] or "",
        number=row["number"] or "",
        number_key=number_key(row["number"] or ""),
        issued_on=date.fromisoformat(row["issued"]) if row["issued"] else None,
        source_id=row["id"],
    )


def make_pages(folder: Path) -> dict[str, int]:
    """A bare page for each row, so that addresses are made and the tree is asked as on a real site."""
    names = [row["id"] for file in FILES.values() for row in rows_of(folder / file)]
    home = Page.objects.get(depth=2)
    kind = ContentType.objects.get_for_model(Page)
    pages = [
        Page(
            title=name, slug=name, depth=3, content_type=kind, locale_id=home.locale_id,
            path=f"{home.path}{Page._int2str(number).rjust(4, '0')}", url_path=f"{home.url_path}{name}/",
        )
        for number, name in enumerate(names, start=100)
    ]  # fmt: skip
    Page.objects.bulk_create(pages, batch_size=500)
    return dict(Page.objects.filter(depth=3).values_list("slug", "pk"))


Ranks = dict[str, list[int | None]]
Times = dict[str, list[float]]


def engines() -> dict[str, Callable[[str], list[int]]]:
    """For each engine how it is asked: a text in, the ids of the first pages out."""
    known: dict[str, Callable[[str], list[int]]] = {current_engine().name: partial(ask, current_engine())}
    if is_configured():
        known |= {"elasticsearch": partial(ask, ElasticsearchEngine()), "baseline": ask_plainly}
    return known


def ask(engine: SearchEngine | ElasticsearchEngine, text: str) -> list[int]:
    plan = make_plan(analyse(text), SearchQuery(text, page_size=CUTOFF))
    return [hit.page_id for hit in engine.search(plan).hits]


def ask_plainly(text: str) -> list[int]:
    """What a site does without thinking about Vietnamese, apart from folding."""
    fields = ["title.folded", "lead.folded", "text.folded"]
    query = {"multi_match": {"query": " ".join(cut(text).folded), "fields": fields}}
    answer = server().search(index=indices.alias(), query=query, size=CUTOFF, source=False)
    return [int(hit["_id"]) for hit in answer["hits"]["hits"]]


def measure(folder: Path, queries: str, only: str) -> None:
    identities = dict(SearchEntry.objects.values_list("page_id", "source_id"))
    asked = engines()
    ranks: dict[str, Ranks] = {name: defaultdict(list) for name in asked}
    times: dict[str, Times] = {name: defaultdict(list) for name in asked}
    for line in (folder / queries).open(encoding="utf-8"):
        row = json.loads(line)
        if row["corpus"] not in FILES or only not in ("", row["kind"]):
            continue
        text, relevant = clean_text(row["query"]), set(row["relevant"])
        for name, engine in asked.items():
            started = time.perf_counter()
            found = engine(text)
            times[name][row["kind"]].append(time.perf_counter() - started)
            places = (place for place, page in enumerate(found, 1) if identities[page] in relevant)
            rank = next(places, None)
            ranks[name][row["kind"]].append(rank)
            if only and rank != 1 and name != "baseline":
                print(f"  {name} {rank} {row['query'][:100]!r} {row['relevant'][:2]}")
    for name in asked:
        print(f"\n{name:24}{'n':>5}{'MRR@10':>8}{'s@1':>7}{'r@10':>7}{'p50 ms':>8}{'p95 ms':>8}")
        for kind, some in ranks[name].items():
            report(kind, some, times[name][kind])
        report(
            "all",
            [place for some in ranks[name].values() for place in some],
            [second for some in times[name].values() for second in some],
        )


def report(kind: str, places: list[int | None], seconds: list[float]) -> None:
    number, seconds = len(places), sorted(seconds)
    found = [place for place in places if place]
    values = (sum(1 / place for place in found) / number, found.count(1) / number, len(found) / number)
    speed = (1000 * seconds[number // 2], 1000 * seconds[int(number * 0.95)])
    print(
        f"{kind:24}{number:5}{values[0]:8.3f}{values[1]:7.2f}{values[2]:7.2f}{speed[0]:8.0f}{speed[1]:8.0f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--queries", default="queries-dev.jsonl")
    parser.add_argument("--kind", default="", help="Only this kind of query; failures are listed.")
    options = parser.parse_args()
    name = connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        pages = make_pages(options.folder)
        started, spent = time.perf_counter(), time.process_time()
        total = index_contents(contents(options.folder, pages))
        seconds = time.perf_counter() - started
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("VACUUM ANALYZE search_postings, search_searchentry")
        spent = time.process_time() - spent
        print(f"{total} pages indexed in {seconds:.1f} s, of which {spent:.1f} s here; {status()}")
        if is_configured():
            started = time.perf_counter()
            rebuild()
            seconds = time.perf_counter() - started
            print(f"elasticsearch: {total} pages in {seconds:.1f} s, {total / seconds:.0f} a second")
        for kind in options.kind.split(","):
            measure(options.folder, options.queries, kind)
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


if __name__ == "__main__":
    main()
