"""Processes beside the web server that run our own commands for as long as it serves."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import time
from pathlib import Path

from config.backoff import Backoff

__all__ = ["Companion"]

logger = logging.getLogger(__name__)

PROJECT = Path(__file__).resolve().parents[2]
SECONDS_TO_END = 10


class Companion:
    """One `manage.py command --parent …`, started again when it ends.

    It is first started `after` so many seconds: what can wait leaves the processor to the server. Nothing
    happens but in `look`, so that the process which looks has no thread besides its own.
    """

    def __init__(self, *command: str, after: float = 0) -> None:
        self.command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._due = time.monotonic() + after
        self._started = 0.0
        self._backoff = Backoff()

    def look(self) -> None:
        """Start it where it does not run and its time has come."""
        now = time.monotonic()
        if self._process is not None and self._process.poll() is not None:
            pause = self._backoff.after(now - self._started)
            code = self._process.returncode
            logger.warning("%s ended with %s; started again in %.1f s", self.command[0], code, pause)
            self._process, self._due = None, now + pause
        if self._process is None and now >= self._due:
            self._start(now)

    def _start(self, now: float) -> None:
        line = [sys.executable, "manage.py", *self.command, "--parent", str(os.getpid())]
        self._started = now
        try:
            # In a session of its own: Ctrl-C is for the server, which then ends its companions.
            self._process = subprocess.Popen(  # noqa: S603
                line, cwd=PROJECT, stdin=subprocess.DEVNULL, start_new_session=True
            )
        except OSError as error:
            self._due = now + self._backoff.after(0)
            logger.warning("%s could not be started: %s", self.command[0], error)

    def end(self) -> None:
        if self._process is None:
            return
        if self._process.poll() is None:
            self._process.terminate()
        try:
            self._process.wait(SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
