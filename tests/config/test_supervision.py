"""Processes that end are started again, later each time, and nothing they do ends the server."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.core.management.base import CommandError

from config import companions
from config.backoff import LONGEST_PAUSE, WELL_AFTER, Backoff
from config.companions import Companion
from config.forking import in_forked_process
from config.supervision import SupervisedServer


def test_pauses_grow_from_none_to_half_a_minute() -> None:
    backoff = Backoff()
    assert [backoff.after(0.1) for _ in range(9)] == [0, 0.5, 1, 2, 4, 8, 16, LONGEST_PAUSE, LONGEST_PAUSE]


def test_who_was_well_for_a_while_is_replaced_at_once() -> None:
    backoff = Backoff()
    for _ in range(5):
        backoff.after(0.1)
    assert backoff.after(WELL_AFTER) == 0
    assert backoff.after(0.1) == 0.5


class Process:
    """Stands for a process; it runs until it is given a code."""

    def __init__(self, code: int | None = None) -> None:
        self.returncode = code

    def poll(self) -> int | None:
        return self.returncode


def test_a_companion_is_started_when_its_time_has_come(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[Process] = []
    monkeypatch.setattr(companions.subprocess, "Popen", partial(_started, started))
    companion = Companion("follow", after=60)
    companion.look()
    assert not started
    companion._due = 0.0
    companion.look()
    companion.look()
    assert len(started) == 1, "one at a time"


def test_a_companion_that_ends_is_started_again(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[Process] = []
    monkeypatch.setattr(companions.subprocess, "Popen", partial(_started, started))
    companion = Companion("follow")
    for _ in range(3):
        companion._due = 0.0
        companion.look()
        started[-1].returncode = 1
        companion.look()
    assert len(started) == 3


def test_a_companion_that_cannot_be_started_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[Process] = []
    companion = Companion("follow")
    with monkeypatch.context() as full:
        full.setattr(companions.subprocess, "Popen", _no_process)
        companion.look()
    monkeypatch.setattr(companions.subprocess, "Popen", partial(_started, started))
    companion.look()
    assert len(started) == 1


def _started(started: list[Process], *_args: Any, **_options: Any) -> Process:
    started.append(Process())
    return started[-1]


def _no_process(*_args: Any, **_options: Any) -> Process:
    raise OSError(11, "Resource temporarily unavailable")


class Worker:
    """Stands for a worker process of the server."""

    def __init__(self, *, starts: bool = True) -> None:
        self.starts = starts
        self.birth = time.monotonic()
        self.inner = Process(-9)
        self.inner.exitcode = -9
        self.is_running = False

    def start(self) -> None:
        if not self.starts:
            raise OSError(12, "Cannot allocate memory")
        self.is_running = True

    def is_alive(self) -> bool:
        return self.is_running


def test_a_worker_that_cannot_be_started_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    server = SupervisedServer("config.wsgi:application", interface="wsgi", workers=1, log_enabled=False)
    server.wrks = [Worker()]  # type: ignore[list-item]
    following = iter([Worker(starts=False), Worker(), Worker()])
    monkeypatch.setattr(server, "_spawn_worker", lambda *_args: next(following))
    look: Callable[[], None] = partial(server._look_at, 0, None, None)
    look()
    assert not server.wrks[0].is_alive()
    server._due[0] = 0.0
    look()
    look()
    assert server.wrks[0].is_alive()
    assert next(following, None) is not None, "one that lives is left alone"


def test_what_is_prepared_apart_comes_back() -> None:
    assert in_forked_process(partial(dict, process=7)) == {"process": 7}
    assert in_forked_process(os.getpid) != os.getpid()


def _refuse() -> None:
    raise CommandError("The tables are of a later version.")


def test_what_the_preparation_refuses_is_said() -> None:
    with pytest.raises(CommandError, match="of a later version"):
        in_forked_process(_refuse)


def test_a_preparation_that_is_killed_is_said() -> None:
    with pytest.raises(CommandError, match="-9"):
        in_forked_process(_die)


def _die() -> None:
    subprocess.run(["kill", "-9", str(os.getpid())], check=True)
    time.sleep(60)
