"""Run a command with the services of the tests: `python -m tests.services COMMAND…`.

Each service is taken from its variable (TEST_POSTGRES_URL, TEST_REDIS_URL, TEST_ELASTICSEARCH_URL,
TEST_CHROMIUM, TEST_XGETTEXT, TEST_NODE, TEST_TESSERACT) or brought up for the time of the command. One that
cannot be had is skipped with a line that says so and how to get it; with CI=true that is a failure.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from types import FrameType

from tests.services import elasticsearch, postgresql, redis
from tests.services.debian import install
from tests.services.programs import CHROMIUM, GETTEXT, NODE, TESSERACT
from tests.services.service import bring_up

SERVICES = (postgresql.SERVICE, redis.SERVICE, elasticsearch.SERVICE, CHROMIUM, GETTEXT, NODE, TESSERACT)


def main(command: Sequence[str]) -> int:
    """The exit status of the command, or 1 where a service is missing that must not be."""
    signal.signal(signal.SIGTERM, _end)
    with ExitStack() as stack:
        running = bring_up(SERVICES, os.environ, stack, install)
        for line in running.skipped:
            sys.stderr.write(f"{line}\n")
        if running.skipped and os.environ.get("CI") == "true":
            sys.stderr.write("CI=true: a skipped service is a failure.\n")
            return 1
        return _run(command, os.environ | running.addresses)


def _run(command: Sequence[str], environment: dict[str, str]) -> int:
    """Run the command to its end, also when interrupted: it hears Ctrl-C itself and tidies up first."""
    signal.signal(signal.SIGINT, _wait_for_command)
    process = subprocess.Popen(command, env=environment)
    try:
        return process.wait()
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait()


def _wait_for_command(signum: int, frame: FrameType | None) -> None:
    """Nothing to do; a handler, because an ignored signal would be ignored by the command too."""


def _end(signum: int, frame: FrameType | None) -> None:
    raise SystemExit(128 + signum)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
