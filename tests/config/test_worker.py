"""The worker as it runs: its processes are killed and started again, and nothing asked for is lost."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.site_process import ROOT, SiteProcess, command_line_of, running_site

ASK = "from tests.background.sample_tasks import write_pid; write_pid.enqueue({path!r}, {seconds})"


def wait_until(condition: Callable[[], bool], seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def ask(site: SiteProcess, path: Path, seconds: float) -> None:
    site.manage("shell", "--verbosity", "0", "-c", ASK.format(path=str(path), seconds=seconds))


def lines(path: Path) -> list[list[str]]:
    return [line.split() for line in path.read_text().splitlines()] if path.exists() else []


def states(site: SiteProcess) -> list[str]:
    with closing(sqlite3.connect(site.state / "db.sqlite3")) as database:
        rows = database.execute(
            "SELECT status FROM django_tasks_database_dbtaskresult WHERE task_path LIKE '%write_pid'"
        )
        return [status for (status,) in rows]


@contextmanager
def worker_of(site: SiteProcess) -> Iterator[subprocess.Popen[bytes]]:
    with (site.state / "worker.log").open("ab") as log:
        command = [sys.executable, "manage.py", "work", "quick"]
        process = subprocess.Popen(
            command, cwd=ROOT, env=site.variables, stdout=log, stderr=log, start_new_session=True
        )
        try:
            yield process
        finally:
            if process.poll() is None:
                process.terminate()
            process.wait(20)


@pytest.mark.slow
def test_a_lane_that_is_killed_is_started_again_and_its_task_run_again(
    prepared_copy: Callable[[], Path], tmp_path: Path
) -> None:
    site, path = SiteProcess(prepared_copy()), tmp_path / "notes"
    ask(site, path, 2)
    with worker_of(site) as worker:
        wait_until(lambda: len(lines(path)) == 1)
        killed = lines(path)[0][1]
        os.kill(int(killed), signal.SIGKILL)
        wait_until(lambda: states(site) == ["SUCCESSFUL"])
        assert [word for word, _pid in lines(path)] == ["begun", "begun", "done"]
        assert lines(path)[-1][1] != killed
        assert worker.poll() is None


@pytest.mark.slow
def test_a_worker_that_is_told_to_end_leaves_a_long_task_to_the_next(
    prepared_copy: Callable[[], Path], tmp_path: Path
) -> None:
    site, path = SiteProcess(prepared_copy()), tmp_path / "notes"
    ask(site, path, 60)
    with worker_of(site) as worker:
        wait_until(lambda: len(lines(path)) == 1)
        worker.terminate()
        assert worker.wait(15) == 0
        assert not command_line_of(lines(path)[0][1])
        assert states(site) == ["READY"]
    with worker_of(site):
        wait_until(lambda: len(lines(path)) == 2)


@pytest.mark.slow
def test_a_worker_that_is_killed_takes_its_lanes_with_it(
    prepared_copy: Callable[[], Path], tmp_path: Path
) -> None:
    site, path = SiteProcess(prepared_copy()), tmp_path / "notes"
    ask(site, path, 0)
    with worker_of(site) as worker:
        wait_until(lambda: len(lines(path)) == 2)
        worker.kill()
        wait_until(lambda: not command_line_of(lines(path)[0][1]))


@pytest.mark.slow
def test_the_server_keeps_a_worker_beside_it_where_it_is_told_to(prepared_copy: Callable[[], Path]) -> None:
    with running_site(prepared_copy(), arguments=("--workers", "1", "--worker")) as site:
        wait_until(lambda: len(site.children("work")) == 1)
        [killed] = site.children("work")
        os.kill(killed, signal.SIGKILL)
        wait_until(lambda: len(set(site.children("work")) - {killed}) == 1)
        worker = site.children("work")[0]
        site.stop()
        assert not command_line_of(worker)
