"""A process that is killed in the middle of counting a group: nothing answered is lost, nothing doubled."""

from __future__ import annotations

import os
import secrets
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection

from tests.site_process import ROOT

READERS = 400
LAST_GROUP = 5
ROWS = """
    SELECT h.reader, h.times, v.visits
    FROM counters_hit h JOIN counters_visit v ON v.reader = h.reader AND v.day = h.day
"""
Connect = Callable[[], Any]


@pytest.fixture
def copy(tmp_path: Path, django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[str, Connect]]:
    """The address of a copy of the database, for other processes, and what connects to it."""
    with django_db_blocker.unblock():
        database: Mapping[str, Any] = connection.settings_dict
        connection.close()
    if connection.vendor == "sqlite":
        file = tmp_path / "db.sqlite3"
        with closing(sqlite3.connect(database["NAME"])) as source, closing(sqlite3.connect(file)) as target:
            source.backup(target)
        yield f"sqlite:///{file}", lambda: sqlite3.connect(file)
        return
    server = f"postgresql://{database['USER']}@{database['HOST']}:{database['PORT']}"
    name = f"counters_{secrets.token_hex(6)}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as administrator:
        administrator.execute(f'CREATE DATABASE "{name}" TEMPLATE "{database["NAME"]}"'.encode())
        yield f"{server}/{name}", lambda: psycopg.connect(f"{server}/{name}")
        administrator.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


def read(state: Path, url: str, dying: str) -> tuple[int, set[int]]:
    """Let all readers read; returns how the process ended and the numbers of the readers it answered."""
    environment = os.environ | {
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PYTHONPATH": f"{ROOT / 'site'}:{ROOT}",
        "SECRET_KEY": secrets.token_hex(32),
        "VAR_DIR": str(state),
    }
    command = [sys.executable, "-m", "tests.counters.dying", dying, str(LAST_GROUP), str(READERS)]
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=False)
    return done.returncode, set(map(int, done.stdout.split()))


def counted(connect: Connect) -> dict[int, tuple[int, int]]:
    """Views and visits of each reader."""
    with closing(connect()) as database:
        rows = database.execute(ROWS).fetchall()
    return {int.from_bytes(bytes(reader), "big"): (times, visits) for reader, times, visits in rows}


@pytest.mark.on_postgresql
@pytest.mark.parametrize("dying", ["before", "after"])
def test_what_was_answered_is_counted_and_who_asks_again_is_not_doubled(tmp_path, copy, dying):
    url, connect = copy
    status, answered = read(tmp_path, url, dying)
    assert status == -signal.SIGKILL
    assert len(answered) < READERS
    left = set(counted(connect))
    assert answered <= left
    if dying == "after":
        assert left - answered, "the last group was committed, and nobody of it was answered"
    assert read(tmp_path, url, "never") == (0, set(range(READERS)))
    assert counted(connect) == dict.fromkeys(range(READERS), (1, 1))
