"""Ten thousand readers at once, a server that is killed among them, and not one view too many or too few."""

from __future__ import annotations

import http.client
import json
import os
import secrets
import signal
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest

from tests.counters.crowd import Crowd
from tests.site_process import SiteProcess

READERS = 10_000
COUNTED = """
    SELECT (SELECT COALESCE(SUM(times), 0) FROM counters_hit)
        + (SELECT COALESCE(SUM(count), 0) FROM counters_total)
"""
MAKE_PAGE = """
from wagtail.models import Page
home = Page.objects.filter(depth=2).first()
print("page", home.add_child(instance=Page(title="Trang", slug="trang")).pk)
"""


@pytest.mark.slow
def test_every_answered_view_counts_exactly_once_on_sqlite(prepared_copy: Callable[[], Path]):
    state = prepared_copy()
    file = state / "db.sqlite3"

    def counted() -> int:
        with closing(sqlite3.connect(file)) as database:
            return int(database.execute(COUNTED).fetchone()[0])

    count_ten_thousand(state, f"sqlite:///{file}", counted)


@pytest.mark.slow
def test_every_answered_view_counts_exactly_once_on_postgresql(tmp_path: Path, postgres_url: str):
    with empty_database(postgres_url) as url:

        def counted() -> int:
            with psycopg.connect(url) as database:
                row = database.execute(COUNTED).fetchone()
                return int(row[0]) if row else 0

        count_ten_thousand(tmp_path, url, counted)


def count_ten_thousand(state: Path, database_url: str, counted: Callable[[], int]) -> None:
    """Let the crowd in; kill a worker after a third of the answers and the whole server after two thirds."""
    environment = {
        "DATABASE_URL": database_url,
        "DJANGO_SETTINGS_MODULE": "tests.counters.site_settings",
        "SECRET_KEY": secrets.token_hex(32),
        "TRUSTED_PROXIES": "127.0.0.1",
        "WEB_WORKERS": "2",
    }
    site = SiteProcess(state, environment, arguments=())
    if not (state / "db.sqlite3").exists():
        site.manage("migrate", "--verbosity", "0")
    page_id = int(site.manage("shell", "--verbosity", "0", "-c", MAKE_PAGE).split()[-1])
    left_by_the_dead: list[tuple[int, int]] = []

    def kill_worker(answered: int) -> None:
        os.kill(workers_of(site)[0], signal.SIGKILL)

    def kill_server(answered: int) -> None:
        site.kill()
        left_by_the_dead.append((answered, counted()))
        site.start()

    crowd = Crowd(
        site.port,
        f"/trang/{page_id}/",
        READERS,
        at={READERS // 3: kill_worker, READERS * 2 // 3: kill_server},
    )
    site.start()
    try:
        crowd.read()
        assert api_views(site.port, page_id) == READERS
        site.manage("roll_up_counters")
        assert api_views(site.port, page_id) == READERS
    finally:
        site.stop()
    assert counted() == READERS
    [(answered, in_the_database)] = left_by_the_dead
    assert in_the_database >= answered
    assert crowd.tries_without_answer > 0
    assert "Not counted" not in site.log.read_text()


def workers_of(site: SiteProcess) -> list[int]:
    assert site.process is not None
    children = Path(f"/proc/{site.process.pid}/task/{site.process.pid}/children").read_text()
    return [
        pid
        for pid in map(int, children.split())
        if b"tracker" not in Path(f"/proc/{pid}/cmdline").read_bytes()
    ]


def api_views(port: int, page_id: int) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    with closing(connection):
        connection.request("GET", f"/api/counters/{page_id}/")
        views: int = json.load(connection.getresponse())["views"]
        return views


@contextmanager
def empty_database(server_url: str) -> Iterator[str]:
    """A new database on this server, dropped afterwards."""
    name = f"counters_{secrets.token_hex(6)}"
    with psycopg.connect(server_url, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"'.encode())
        try:
            yield f"{server_url.rpartition('/')[0]}/{name}"
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())
