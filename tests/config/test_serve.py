"""`manage.py serve`, which `make run` calls: it starts, answers, says where, and stops."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import time
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from config.management.commands import serve
from tests.services.service import free_port
from tests.site_process import SiteProcess, running_site

# The goal is 5 s on an idle machine; here two cores also run other tests.
SECONDS_FOR_SECOND_START = 12


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


def status_of(site: SiteProcess, path: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=30)
    try:
        connection.request("GET", path)
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


@pytest.mark.slow
def test_a_worker_that_dies_is_replaced(tmp_path: Path) -> None:
    arguments = ("--prepare", "--workers", "1")
    with running_site(tmp_path, arguments=arguments) as site:
        assert site.process is not None
        children = Path(f"/proc/{site.process.pid}/task/{site.process.pid}/children")
        if not children.exists():
            pytest.skip("this system does not list the children of a process")
        (worker,) = children.read_text().split()
        os.kill(int(worker), signal.SIGKILL)
        deadline = time.monotonic() + 20
        while not (children.read_text().split() not in ([], [worker]) and site.answers()):
            assert time.monotonic() < deadline
            time.sleep(0.1)


def test_free_ports_differ() -> None:
    with socket.create_server(("127.0.0.1", free_port())) as taken:
        assert free_port() != taken.getsockname()[1]
