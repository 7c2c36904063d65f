"""Running the drawing program: few at a time, each for a bounded time, and nobody waits for long."""

from __future__ import annotations

import fcntl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import BoundedSemaphore
from typing import IO, Final

from django.conf import settings

from extraction.machine_faults import KILLED
from page_images import drawing

__all__ = ["BusyError", "FailedError", "UnfinishedError", "run"]

SECONDS: Final = 20.0
PATIENCE: Final = 15.0
PAUSE: Final = 0.03
KEPT_FROM_IT: Final = KILLED | {drawing.KEPT_FROM_WORK}
PROGRAM: Final = Path(drawing.__file__).resolve()
# Requests that may wait in one server process; more would take its threads from those who only read.
_waiting = BoundedSemaphore(10)


class BusyError(Exception):
    """Too much is being drawn at once; it may be asked again in a moment."""


class FailedError(Exception):
    """The file could not be read, or not within the limits."""


class UnfinishedError(Exception):
    """The program was kept from its work by something that is no property of the file."""


def run(answer: IO[bytes], task: str, file: Path, *numbers: int) -> None:
    """Write the answer of `page_images.drawing` to a task into the open file `answer`.

    Raises `BusyError`, `FailedError` and `UnfinishedError`.
    """
    command = [sys.executable, "-I", str(PROGRAM), task, str(file), *map(str, numbers)]
    with _turn():
        try:
            done = subprocess.run(  # noqa: S603 (a program of ours, without a shell)
                command,
                stdin=subprocess.DEVNULL,
                stdout=answer,
                stderr=subprocess.DEVNULL,
                timeout=SECONDS,
                # A file that takes the process over finds no key and no password.
                env={"LANG": "C.UTF-8"},
                check=False,
            )
        except (subprocess.TimeoutExpired, OSError) as error:
            # By the clock: a busy machine; what a file costs is limited by the processor's time.
            raise UnfinishedError(str(file)) from error
    if done.returncode in KEPT_FROM_IT:
        raise UnfinishedError(str(file))
    if done.returncode:
        raise FailedError(str(file))


@contextmanager
def _turn() -> Iterator[None]:
    """One of the few places for drawing that this machine has, whatever process of the server asks."""
    if not _waiting.acquire(blocking=False):
        raise BusyError
    try:
        with _free_place():
            yield
    finally:
        _waiting.release()


@contextmanager
def _free_place() -> Iterator[None]:
    root = Path(settings.PAGE_IMAGES_ROOT)
    root.mkdir(parents=True, exist_ok=True)
    until = time.monotonic() + PATIENCE
    while True:
        for number in range(settings.PAGE_IMAGES_AT_ONCE):
            with (root / f"place-{number}.lock").open("w") as place:
                try:
                    fcntl.flock(place, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    continue
                yield
                return
        if time.monotonic() > until:
            raise BusyError
        time.sleep(PAUSE)
