"""Measure the lists of a large library: `python -m tests.benchmarks.library [DOCUMENTS]`.

The database is a test database on the server of DATABASE_URL (or SQLite). Prints the median and the 95th
percentile of each address, asked as a reader would, and the queries it took.
"""

# The settings have to be known before anything of the site is imported.
# ruff: noqa: E402, T201

from __future__ import annotations

import os
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django

django.setup()

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, get_runner, setup_test_environment

from documents.models import LibraryPage
from tests.benchmarks.library.filling import fill

ADDRESSES = {
    "list": "",
    "page 40": "?trang=40",
    "last page": "?trang=99999",
    "type": "?loai=loai-qd",
    "body with its tree": "?co_quan=co-quan-1",
    "field": "?linh_vuc=linh-vuc-3",
    "year": "?nam=2015",
    "validity": "?hieu_luc=in_force",
    "all together": "?loai=loai-qd&co_quan=co-quan-1&nam=2015&hieu_luc=in_force&tep=co&toan_van=co",
    "by effect": "?sap_xep=hieu-luc",
    "by posting": "?sap_xep=dang",
    "by number": "?sap_xep=so",
    "by views": "?sap_xep=xem",
    "feed": "rss/?loai=loai-qd",
}
ROUNDS = 20


def measure(client: Client, url: str) -> str:
    times = []
    client.get(url)
    for _ in range(ROUNDS):
        start = time.perf_counter()
        assert client.get(url).status_code == 200
        times.append((time.perf_counter() - start) * 1000)
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    p95 = statistics.quantiles(times, n=20)[-1]
    return f"{statistics.median(times):7.0f} ms {p95:7.0f} ms {len(captured):4d} queries"


def slowest(client: Client, url: str) -> None:
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    for query in sorted(captured.captured_queries, key=lambda query: -float(query["time"]))[:4]:
        print(f"    {query['time']} s  {query['sql'][:1500]}")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    setup_test_environment(debug=False)
    runner = get_runner(settings)(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        fill(count)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        library = LibraryPage.objects.get()
        print(f"{connection.vendor}, {count} documents: median, p95")
        for name, address in ADDRESSES.items():
            print(f"{name:20} {measure(Client(), library.url + address)}", flush=True)
            if os.environ.get("SLOWEST"):
                slowest(Client(), library.url + address)
    finally:
        runner.teardown_databases(databases)


if __name__ == "__main__":
    main()
