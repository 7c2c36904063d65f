"""A Redis, or Valkey, that keeps nothing on disk."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.services.daemon import daemon
from tests.services.service import Service, first_program, free_port, listens


def find() -> Path | None:
    return first_program("redis-server", "valkey-server")


@contextmanager
def run(program: Path) -> Iterator[str]:
    port = free_port()
    command: list[str | Path] = [
        program,
        "--port",
        str(port),
        "--bind",
        "127.0.0.1",
        "--save",
        "",
        "--appendonly",
        "no",
    ]
    with tempfile.TemporaryDirectory(prefix="congdoan-redis-") as name:
        folder = Path(name)
        with daemon(command, log=folder / "log", ready=lambda: listens(port), cwd=folder):
            yield f"redis://127.0.0.1:{port}/0"


SERVICE = Service("Redis", "TEST_REDIS_URL", ("redis-server",), find, run)
