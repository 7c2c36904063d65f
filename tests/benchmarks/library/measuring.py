"""Fill one database and measure every address there: `python -m tests.benchmarks.library.measuring SIZE`.

Answers a JSON array, an object of `Figures` each.
"""

# The settings have to be known before anything of the site is imported.
# ruff: noqa: E402, T201

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.benchmarks.library.settings"

import django

django.setup()

from django.db import connection
from django.test.utils import CaptureQueriesContext

from documents.acquisition.known_documents import register_of_library
from documents.catalogue.loading import load
from documents.models import LegalDocumentPage
from tests.benchmarks.library.addresses import Asked, addresses
from tests.benchmarks.library.figures import Figures, figures_of, figures_of_act
from tests.benchmarks.library.filling import fill

ROUNDS = 30


@contextmanager
def library(size: int, kept: Path | None) -> Iterator[None]:
    """A database with so many documents; it goes afterwards, unless it is `kept` in a folder."""
    original = connection.settings_dict["NAME"]
    if kept and connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(kept / f"library-{size}.sqlite3")
    elif connection.vendor != "sqlite":
        connection.settings_dict["TEST"]["NAME"] = f"test_library_{size}"
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False, keepdb=bool(kept))
    try:
        if not LegalDocumentPage.objects.exists():
            fill(size)
            with connection.cursor() as cursor:
                cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
        yield
    finally:
        connection.creation.destroy_test_db(original, verbosity=0, keepdb=bool(kept))


def others() -> Iterator[tuple[str, str, Callable[[], object]]]:
    """What is done in the background or on saving, without an address of its own."""
    document = LegalDocumentPage.objects.order_by("-pk")[0]
    yield "staff", "duplicates: a number at intake", document.twin
    yield "staff", "duplicates: all numbers for an import", register_of_library
    yield "memory", "reading the catalogue", load


def show_slowest(asked: Asked, figures: Figures) -> None:
    print(f"{asked.group} {asked.name}: {figures.median:.0f} ms, {figures.queries} queries", file=sys.stderr)
    with CaptureQueriesContext(connection) as captured:
        figures_of(asked, 1)
    for query in sorted(captured.captured_queries, key=lambda query: -float(query["time"]))[:4]:
        print(f"    {query['time']} s  {query['sql'][:3000]}", file=sys.stderr)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("size", type=int)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--only", default="", help="Only names that hold this.")
    parser.add_argument("--slowest", action="store_true", help="Show the slowest statements.")
    parser.add_argument("--bulky", action="store_true", help="With what is asked at one size only.")
    options = parser.parse_args()
    found = []
    with library(options.size, options.keep):
        for asked in addresses():
            if options.only not in f"{asked.group} {asked.name}" or (asked.is_bulky and not options.bulky):
                continue
            figures = figures_of(asked, min(options.rounds, asked.rounds or options.rounds))
            found.append(asdict(figures))
            if options.slowest:
                show_slowest(asked, figures)
        for group, name, act in others():
            found.append(asdict(figures_of_act(group, name, act, 5)))
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
