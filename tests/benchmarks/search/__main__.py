"""Measure the search on a corpus with known answers: `python -m tests.benchmarks.search FOLDER`.

FOLDER holds news.jsonl.gz, legal.jsonl.gz, alqac_articles.jsonl.gz and the queries. News and legal documents
go into one site and are asked for as a reader does through the search box, without a kind; the articles of
ALQAC are asked for alone. The database is one of its own on the server of DATABASE_URL (or SQLite). Where
TEST_ELASTICSEARCH_URL is set, the same queries are put to Elasticsearch and to a plain baseline
(`multi_match` on folded text in the same index).
"""

# The settings have to be known before anything of the site is imported.
# ruff: noqa: E402

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.benchmarks.search.settings"

import django

django.setup()

from tests.benchmarks.search.made import Half
from tests.benchmarks.search.running import Options, run


def read_options() -> Options:
    parser = argparse.ArgumentParser(prog="bench-search", description="Measure the search on a corpus.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--queries", default="queries-dev.jsonl", help="The file of queries in the folder.")
    parser.add_argument("--kind", default="", help="Only kinds that begin so; queries that fail are listed.")
    parser.add_argument(
        "--half", type=Half, choices=list(Half), help="Of the queries made here those of one half only."
    )
    parser.add_argument("--keep", type=Path, help="A folder to keep databases in, or to find them again.")
    parser.add_argument(
        "--pages", type=int, help="So many pages, most of them copies; only speed is measured."
    )
    parser.add_argument("--only-server", action="store_true", help="Leave the engine of the database out.")
    parser.add_argument("--write", type=Path, help="The Markdown file for the figures.")
    return Options(**vars(parser.parse_args()))


if __name__ == "__main__":
    run(read_options())
