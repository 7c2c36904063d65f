"""A server process that lives as long as a `with` block."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.services.service import SECONDS_TO_START, wait_until

SECONDS_TO_STOP = 20


@contextmanager
def daemon(
    command: Sequence[str | Path],
    *,
    log: Path,
    ready: Callable[[], bool],
    seconds: float = SECONDS_TO_START,
    **options: Any,
) -> Iterator[subprocess.Popen[bytes]]:
    """Run `command` until the block is left; `options` go to `subprocess.Popen`.

    It gets a session of its own, so that Ctrl-C ends the tests first and the server after them.
    Raises `ServiceUnavailableError` where it ends or does not become `ready()` in so many seconds.
    """
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True, **options
        )

    def failure() -> str | None:
        if process.poll() is None:
            return None
        lines = log.read_text(errors="replace").strip().splitlines()
        return f"{Path(command[0]).name} ended with status {process.returncode}: {' '.join(lines[-3:])}"

    try:
        wait_until(ready, failure, seconds)
        yield process
    finally:
        stop(process)


def stop(process: subprocess.Popen[bytes]) -> None:
    """Ask the process to end, and insist after a while."""
    if process.poll() is not None:
        return
    process.send_signal(signal.SIGINT)
    try:
        process.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
