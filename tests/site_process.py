"""The real site in processes of its own, started as `make run` starts it, for tests from the outside."""

from __future__ import annotations

import http.client
import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.services.service import free_port

ROOT = Path(__file__).resolve().parents[1]
SECONDS_TO_START = 300
SECONDS_TO_STOP = 20


@dataclass
class SiteProcess:
    """The server of one site: its state folder, its address, and how it is started and stopped.

    `environment` has the settings that differ from the site's own defaults.
    """

    state: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    arguments: tuple[str, ...] = ("--prepare", "--demonstration", "--worker")
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The address of the site, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        return self.state / "server.log"

    @property
    def variables(self) -> dict[str, str]:
        """The whole environment of the site's commands."""
        own = {
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "DATABASE_URL": f"sqlite:///{self.state / 'db.sqlite3'}",
            "SECRET_KEY": secrets.token_hex(32),
            "VAR_DIR": str(self.state),
        }
        return os.environ | own | dict(self.environment)

    def manage(self, *arguments: str) -> str:
        """Run a Django command on this site; returns what it wrote. Raises `CalledProcessError`."""
        command = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(
            command, cwd=ROOT, env=self.variables, capture_output=True, text=True, check=True, timeout=600
        )
        return done.stdout

    def start(self) -> None:
        """Start the server and wait until it answers. Raises `AssertionError` with its log."""
        command = [
            sys.executable,
            "manage.py",
            "serve",
            *self.arguments,
            "--port",
            str(self.port),
        ]
        with self.log.open("ab") as output:
            # In a session of its own: a signal to its group reaches the workers too, and nobody else.
            self.process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=self.variables,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        deadline = time.monotonic() + SECONDS_TO_START
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.kill()
                raise AssertionError(
                    f"The site did not start:\n{self.log.read_text(errors='replace')[-4000:]}"
                )
            time.sleep(0.1)

    def answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("HEAD", "/")
            connection.getresponse()
        except OSError:
            return False
        else:
            return True
        finally:
            connection.close()

    def children(self, command: str) -> list[int]:
        """The running children of the server that run `manage.py command`, oldest first."""
        assert self.process is not None
        listed = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return [int(child) for child in listed if f"\0{command}\0" in command_line_of(child)]

    def stop(self) -> int:
        """End the server as Ctrl-C does; returns its exit status."""
        if self.process is None:
            return 0
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGINT)
            try:
                self.process.wait(SECONDS_TO_STOP)
            except subprocess.TimeoutExpired:
                self.kill()
        return self.process.wait()

    def kill(self) -> None:
        """End the server and its workers at once, as a power cut does."""
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def command_line_of(process: int | str) -> str:
    """Empty where the process has ended."""
    try:
        return Path(f"/proc/{process}/cmdline").read_text()
    except OSError:
        return ""


@contextmanager
def running_site(
    state: Path,
    environment: Mapping[str, str] | None = None,
    arguments: tuple[str, ...] = ("--prepare", "--demonstration", "--worker"),
) -> Iterator[SiteProcess]:
    """A site with its own database and files in `state`, which exists and is empty at first."""
    site = SiteProcess(state, environment or {}, arguments)
    site.start()
    try:
        yield site
    finally:
        site.stop()
