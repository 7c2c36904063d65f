"""What a service is, and the rule by which one is had, brought up or skipped."""

from __future__ import annotations

import shutil
import socket
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field
from pathlib import Path

SECONDS_TO_START = 30


class ServiceUnavailableError(Exception):
    """A service cannot be had; the message says why."""


@dataclass(frozen=True)
class Service:
    """Something the tests need that is not a Python package.

    `find` gives the program or None; `run` takes the program and gives, while it is entered, the address that
    tests find in the environment under `variable`.
    """

    name: str
    variable: str
    packages: tuple[str, ...]
    find: Callable[[], Path | None]
    run: Callable[[Path], AbstractContextManager[str]]

    @property
    def advice(self) -> str:
        return f"apt-get install {' '.join(self.packages)}, or set {self.variable}"


@dataclass
class Running:
    """What came of bringing services up: addresses by variable, and a line for each that was skipped."""

    addresses: dict[str, str] = field(default_factory=dict)
    skipped: list[str] = field(default_factory=list)


def bring_up(
    services: Sequence[Service],
    environment: Mapping[str, str],
    stack: ExitStack,
    install: Callable[[Sequence[str]], str | None],
) -> Running:
    """Bring up every service whose address is not in `environment`; `stack` stops them.

    `install` is given the Debian packages of all programs that are missing, and returns why it could not
    install them, or None.
    """
    running = Running()
    wanted = [service for service in services if not environment.get(service.variable)]
    missing = [service for service in wanted if service.find() is None]
    reason = install([name for service in missing for name in service.packages]) if missing else None
    for service in wanted:
        program = service.find()
        try:
            if program is None:
                raise ServiceUnavailableError(reason or "its program was not found")
            running.addresses[service.variable] = stack.enter_context(service.run(program))
        except ServiceUnavailableError as error:
            running.skipped.append(f"skipped: {service.name}: {error}. To have it: {service.advice}")
    return running


def first_program(*names: str) -> Path | None:
    """The first of these programs that is on the PATH."""
    found = (shutil.which(name) for name in names)
    return next((Path(path) for path in found if path), None)


def free_port() -> int:
    """A loopback port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_until(
    ready: Callable[[], bool], failed: Callable[[], str | None], seconds: float = SECONDS_TO_START
) -> None:
    """Wait until `ready()`. Raises `ServiceUnavailableError` with what `failed()` says, or after a while."""
    deadline = time.monotonic() + seconds
    while not ready():
        if (failure := failed()) is not None:
            raise ServiceUnavailableError(failure)
        if time.monotonic() > deadline:
            raise ServiceUnavailableError(f"it did not answer within {seconds:g} s")
        time.sleep(0.05)


def listens(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0
