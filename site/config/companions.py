"""Processes beside the web server that run our own commands for as long as it serves."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

__all__ = ["companion"]

PROJECT = Path(__file__).resolve().parents[2]
SECONDS_BEFORE_RESTART = 1.0
SECONDS_TO_END = 10


@contextmanager
def companion(*command: str, after: float = 0) -> Iterator[None]:
    """Keep `manage.py command --parent …` running while the block runs; one that ends is started again.

    It is first started `after` so many seconds: what can wait leaves the processor to the server.
    """
    ended = threading.Event()
    keeper = threading.Thread(target=_keep, args=(command, ended, after), name=command[0], daemon=True)
    keeper.start()
    try:
        yield
    finally:
        ended.set()
        keeper.join()


def _keep(command: Sequence[str], ended: threading.Event, after: float) -> None:
    line = [sys.executable, "manage.py", *command, "--parent", str(os.getpid())]
    ended.wait(after)
    while not ended.is_set():
        # In a session of its own: Ctrl-C is for the server, which then ends its companions.
        process = subprocess.Popen(line, cwd=PROJECT, stdin=subprocess.DEVNULL, start_new_session=True)  # noqa: S603
        while process.poll() is None and not ended.wait(0.2):
            pass
        _end(process)
        ended.wait(SECONDS_BEFORE_RESTART)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.terminate()
    try:
        process.wait(SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
