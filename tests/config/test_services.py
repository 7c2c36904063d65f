"""A service is taken from its address, brought up, or skipped with a word of advice; in CI a skip fails."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.services import __main__ as script
from tests.services.service import Service, ServiceUnavailableError, bring_up, listens

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path("/usr/bin/true")


class FakeService:
    """A service that notes what happens to it."""

    def __init__(self, *, found: bool = True, breaks: str = "") -> None:
        self.found = found
        self.breaks = breaks
        self.events: list[str] = []
        self.service = Service("Thing", "TEST_THING", ("thing-server",), self.find, self.run)

    def find(self) -> Path | None:
        return PROGRAM if self.found else None

    @contextmanager
    def run(self, program: Path) -> Iterator[str]:
        if self.breaks:
            raise ServiceUnavailableError(self.breaks)
        self.events.append(f"started {program.name}")
        yield "thing://127.0.0.1:1"
        self.events.append("stopped")


def never_install(packages: Sequence[str]) -> str | None:
    raise AssertionError(f"nothing is missing, and {packages} were to be installed")


def test_a_service_with_an_address_is_not_started() -> None:
    fake = FakeService()
    with ExitStack() as stack:
        running = bring_up([fake.service], {"TEST_THING": "thing://elsewhere"}, stack, never_install)
    assert (running.addresses, running.skipped, fake.events) == ({}, [], [])


def test_a_service_is_started_and_stopped() -> None:
    fake = FakeService()
    with ExitStack() as stack:
        running = bring_up([fake.service], {}, stack, never_install)
        assert fake.events == ["started true"]
    assert running.addresses == {"TEST_THING": "thing://127.0.0.1:1"}
    assert fake.events == ["started true", "stopped"]


def test_a_missing_program_is_installed() -> None:
    fake = FakeService(found=False)
    asked: list[str] = []

    def install(packages: Sequence[str]) -> str | None:
        asked.extend(packages)
        fake.found = True
        return None

    with ExitStack() as stack:
        running = bring_up([fake.service], {}, stack, install)
    assert asked == ["thing-server"]
    assert running.addresses
    assert not running.skipped


@pytest.mark.parametrize(
    ("fake", "reason"),
    [
        (FakeService(found=False), "this is not Debian"),
        (FakeService(breaks="the port is taken"), "the port is taken"),
    ],
)
def test_a_service_that_cannot_be_had_is_skipped_with_advice(fake: FakeService, reason: str) -> None:
    with ExitStack() as stack:
        running = bring_up([fake.service], {}, stack, lambda packages: "this is not Debian")
    assert running.addresses == {}
    expected = f"skipped: Thing: {reason}. To have it: apt-get install thing-server, or set TEST_THING"
    assert running.skipped == [expected]


def test_the_services_that_can_be_had_run_without_the_others() -> None:
    missing, present = FakeService(found=False), FakeService()
    with ExitStack() as stack:
        running = bring_up([missing.service, present.service], {}, stack, lambda packages: "no")
    assert len(running.skipped) == 1
    assert present.events == ["started true", "stopped"]


@pytest.fixture
def no_services(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The script as it is where nothing can be had, with its signal handlers taken back after."""
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    monkeypatch.setattr(script, "SERVICES", (FakeService(found=False).service,))
    monkeypatch.setattr(script, "install", lambda packages: "this is not Debian")
    yield
    for number, handler in handlers.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("no_services")
@pytest.mark.parametrize(
    ("ci", "status", "ran"),
    [("", 3, True), ("false", 3, True), ("true", 1, False)],
    ids=["a developer's machine", "CI=false", "CI=true"],
)
def test_a_skip_is_a_failure_only_in_ci(
    ci: str,
    status: int,
    ran: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("CI", ci)
    mark = tmp_path / "ran"
    assert script.main(["sh", "-c", f"touch {mark}; exit 3"]) == status
    assert mark.exists() is ran
    assert "skipped: Thing: this is not Debian" in capfd.readouterr().err


def test_services_stop_when_the_run_is_interrupted(redis_url: str, tmp_path: Path) -> None:
    """Ctrl-C reaches script and command alike; the script ends after the command, and so do its services."""
    written, whole = tmp_path / "written", tmp_path / "whole"
    program = f'echo "$TEST_REDIS_URL" > {written}; mv {written} {whole}; exec sleep 60'
    environment = {name: value for name, value in os.environ.items() if name != "TEST_REDIS_URL"}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.services", "sh", "-c", program],
        cwd=ROOT,
        env=environment | {"TMPDIR": str(tmp_path)},
        start_new_session=True,
    )
    try:
        while not whole.exists():
            assert process.poll() is None
            time.sleep(0.1)
        port = urlsplit(whole.read_text()).port
        assert port is not None
        assert port != urlsplit(redis_url).port
        assert listens(port)
        os.killpg(process.pid, signal.SIGINT)
        process.wait(timeout=30)
    finally:
        process.kill()
    assert process.returncode != 0
    assert not listens(port)
    assert list(tmp_path.iterdir()) == [whole], "the folders of the services are gone with them"
