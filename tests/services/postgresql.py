"""A PostgreSQL with an empty cluster, quick because it may forget everything when the machine stops."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.services.accounts import Identity, unprivileged
from tests.services.daemon import daemon
from tests.services.service import Service, ServiceUnavailableError, first_program, free_port, listens

USER = "congdoan"
# The programs of Debian's packages are not on the PATH.
DEBIAN_FOLDER = Path("/usr/lib/postgresql")
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200")


def find() -> Path | None:
    """The server program, the newest where there are several."""
    versions = sorted(DEBIAN_FOLDER.glob("*/bin/postgres"), key=_version, reverse=True)
    return versions[0] if versions else first_program("postgres")


def _version(program: Path) -> float:
    match = re.match(r"[\d.]+", program.parts[-3])
    return float(match[0]) if match else 0


@contextmanager
def run(program: Path) -> Iterator[str]:
    folder = Path(tempfile.mkdtemp(prefix="congdoan-postgresql-"))
    try:
        identity = unprivileged(("postgres", "nobody"))
        if identity:
            os.chown(folder, identity["user"], identity["group"])
        data = folder / "data"
        _create_cluster(program, data, identity)
        port = free_port()
        command: list[str | Path] = [program, "-D", data, "-p", str(port), "-h", "127.0.0.1", "-k", folder]
        command += [word for setting in QUICK for word in ("-c", setting)]
        with daemon(
            command, log=folder / "log", ready=lambda: _answers(program, port), cwd=folder, **identity
        ):
            yield f"postgresql://{USER}@127.0.0.1:{port}/postgres"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _create_cluster(program: Path, data: Path, identity: Identity) -> None:
    command: list[str | Path] = [
        program.with_name("initdb"),
        "-D",
        data,
        "-U",
        USER,
        "-A",
        "trust",
        "--no-sync",
    ]
    # Letters outside ASCII have a lower case only in a locale that knows them.
    command += ["--encoding=UTF8", "--locale=C.UTF-8"]
    made = subprocess.run(command, cwd=data.parent, capture_output=True, text=True, check=False, **identity)
    if made.returncode:
        raise ServiceUnavailableError(f"initdb failed: {' '.join(made.stderr.split())}")


def _answers(program: Path, port: int) -> bool:
    ready = program.with_name("pg_isready")
    if not ready.exists():
        return listens(port)
    command: list[str | Path] = [ready, "-q", "-h", "127.0.0.1", "-p", str(port)]
    return subprocess.run(command, check=False).returncode == 0


SERVICE = Service("PostgreSQL", "TEST_POSTGRES_URL", ("postgresql",), find, run)
