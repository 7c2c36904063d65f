"""`manage.py serve`, which `make run` calls: it starts, answers, says where, and stops."""

from __future__ import annotations

import http.client
import io
import os
import signal
import socket
import sqlite3
import time
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from config.management.commands import serve
from tests.services.service import free_port, listens
from tests.site_process import SiteProcess, command_line_of, running_site

# The goal is 5 s on an idle machine; here two cores also run other tests.
SECONDS_FOR_SECOND_START = 12
# A thread that waits for a slow sender would wait for a quarter of a minute.
SECONDS_BESIDE_SLOW_SENDERS = 10
SENT_SLOWLY = 1_000


@pytest.mark.parametrize(("text", "expected"), [("", 7), ("1", 1), ("12", 12)])
def test_the_environment_sets_how_many_processes_answer(
    text: str, expected: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WEB_WORKERS", text)
    assert serve._number_from_environment("WEB_WORKERS", default=7) == expected


@pytest.mark.parametrize("text", ["0", "-1", "two", "1.5"])
def test_a_number_of_processes_that_is_none_is_refused(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEB_WORKERS", text)
    with pytest.raises(CommandError, match="WEB_WORKERS has to be a whole number"):
        serve._number_from_environment("WEB_WORKERS", default=7)


def test_a_taken_port_is_said_before_anything_is_done() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CommandError, match=f"127.0.0.1:{port}.*PORT="):
            call_command("serve", prepare=True, port=port)


def status_of(site: SiteProcess, path: str, form: bytes | None = None, address: str = "127.0.0.1") -> int:
    connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=30, source_address=(address, 0))
    try:
        connection.request("GET" if form is None else "POST", path, form)
        return connection.getresponse().status
    finally:
        connection.close()


@pytest.mark.slow
def test_a_site_starts_from_nothing_stops_and_starts_again(tmp_path: Path) -> None:
    with running_site(tmp_path) as site:
        assert status_of(site, "/") == 200
        assert status_of(site, "/quan-tri/login/") == 200
        assert site.stop() == 0
        first = site.log.read_text()
        assert f"Site:   {site.url}/" in first
        assert f"Staff:  {site.url}/quan-tri/" in first
        assert "quantri" in first
        assert "Traceback" not in first

        began = time.monotonic()
        site.start()
        assert time.monotonic() - began < SECONDS_FOR_SECOND_START
        second = site.log.read_text().removeprefix(first)
        assert "Tables brought up to date." not in second
        assert "Static files collected." not in second
        assert "quantri" in second, "the logins are said at every start"


def wait_until(condition: Callable[[], bool], seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.slow
def test_a_site_outlives_its_workers_and_leaves_nobody_behind(prepared_copy: Callable[[], Path]) -> None:
    with running_site(prepared_copy(), arguments=("--workers", "2")) as site:
        killed: set[int] = set()
        for _ in range(3):
            wait_until(lambda: len(set(site.children("serve")) - killed) == 2, 30)
            for worker in set(site.children("serve")) - killed:
                os.kill(worker, signal.SIGKILL)
                killed.add(worker)
        wait_until(lambda: len(set(site.children("serve")) - killed) == 2 and site.answers(), 30)
        assert status_of(site, "/") == 200
        assert site.log.read_text().count("ended with -9") >= 6, "what happened can be read"

        workers = site.children("serve")
        assert site.process is not None
        site.process.kill()
        site.process.wait()
        wait_until(lambda: not any(map(command_line_of, workers)), 30)
        assert not listens(site.port), "another server can take the port"


@pytest.mark.slow
def test_forty_slow_senders_do_not_stop_the_site(prepared_copy: Callable[[], Path]) -> None:
    head = f"POST /quan-tri/login/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {SENT_SLOWLY}\r\n\r\na"
    with running_site(prepared_copy(), arguments=("--workers", "1")) as site, ExitStack() as senders:
        for _ in range(40):
            sender = senders.enter_context(socket.create_connection(("127.0.0.1", site.port)))
            sender.sendall(head.encode())
        # The last of them have their place by now.
        time.sleep(2)
        began = time.monotonic()
        for _ in range(5):
            assert status_of(site, "/") == 200
        assert status_of(site, "/quan-tri/login/", b"username=a", "127.0.0.2") == 403, "it has no token"
        assert time.monotonic() - began < SECONDS_BESIDE_SLOW_SENDERS


@pytest.mark.slow
def test_a_start_without_preparation_says_which_rules_are_missing_and_serves(
    prepared_copy: Callable[[], Path],
) -> None:
    state = prepared_copy()
    with running_site(state, arguments=("--workers", "1")) as site:
        assert site.stop() == 0
        whole = site.log.read_text()
        assert "missing" not in whole
        with closing(sqlite3.connect(state / "db.sqlite3")) as database:
            database.execute("DROP TRIGGER documents_page_not_live")
        site.start()
        assert status_of(site, "/quan-tri/login/") == 200
        [line] = [line for line in site.log.read_text().splitlines() if "missing" in line]
        assert "documents_page_not_live" in line
        assert "manage.py prepare" in line


def test_a_database_that_does_not_answer_stops_no_start(monkeypatch: pytest.MonkeyPatch) -> None:
    command = serve.Command(stderr=io.StringIO())
    monkeypatch.setattr(serve, "SECONDS_FOR_THE_RULES", 1)
    monkeypatch.setattr(serve, "missing_database_rules", lambda: time.sleep(60))
    began = time.monotonic()
    command._say_what_is_missing()
    assert time.monotonic() - began < 20
    assert command.stderr._out.getvalue() == ""


def test_free_ports_differ() -> None:
    with socket.create_server(("127.0.0.1", free_port())) as taken:
        assert free_port() != taken.getsockname()[1]
