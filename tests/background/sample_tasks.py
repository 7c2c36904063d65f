"""Tasks for tests: they note that they ran, and do as they are told."""

from __future__ import annotations

import os
import time
from pathlib import Path

from django_tasks import task

from background.errors import TryAgainError
from background.lanes import BACKEND, Lane

RAN: list[str] = []


class NotYetError(TryAgainError):
    """What the task needs is not there."""


@task(backend=BACKEND, queue_name=Lane.QUICK)
def note(word: str) -> str:
    RAN.append(word)
    return word


@task(backend=BACKEND, queue_name=Lane.QUICK)
def go_round() -> None:
    RAN.append("round")


@task(backend=BACKEND, queue_name=Lane.QUICK)
def fail() -> None:
    raise ValueError("It does not work.")


@task(backend=BACKEND, queue_name=Lane.QUICK)
def fail_in_its_own_way() -> None:
    class OwnError(Exception):
        pass

    raise OwnError


@task(backend=BACKEND, queue_name=Lane.QUICK)
def wait_for_something() -> None:
    raise NotYetError


@task(backend=BACKEND, queue_name=Lane.QUICK)
def be_stopped() -> None:
    raise SystemExit(1)


@task(backend=BACKEND, queue_name=Lane.QUICK)
def write_pid(path: str, seconds: float) -> None:
    """Add a line with the process to a file at the beginning, and one at the end, so many seconds later."""
    for word in ("begun", "done"):
        with Path(path).open("a") as file:
            file.write(f"{word} {os.getpid()}\n")
        if word == "begun":
            time.sleep(seconds)
