"""Tests that may be tried twice, and what a run says of those that needed it.

A test that is told by a clock (`TOLD_BY_A_CLOCK`) may fail on a busy machine: it is tried once more before it
counts as failed. None of this is silent: the run ends with the names of the tests that needed it, and fails
where more than `MOST` did.
"""

from __future__ import annotations

import pytest

__all__ = ["MOST", "TOLD_BY_A_CLOCK", "SecondTries"]

MOST = 3
TOLD_BY_A_CLOCK = ("browser", "own_server")


class SecondTries:
    """The part of pytest that marks such tests and counts them, in the process that reports."""

    def __init__(self) -> None:
        self.needed: list[str] = []

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        for item in items:
            if any(item.get_closest_marker(name) for name in TOLD_BY_A_CLOCK):
                item.add_marker(pytest.mark.flaky(reruns=1))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        # What pytest-rerunfailures makes of the failure of a first try.
        if str(report.outcome) == "rerun":
            self.needed.append(report.nodeid)

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if len(self.needed) > MOST and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if not self.needed:
            return
        terminalreporter.section(f"second tries: {len(self.needed)}, at most {MOST}", yellow=True)
        for name in self.needed:
            terminalreporter.line(name)
        if len(self.needed) > MOST:
            terminalreporter.line(f"FAILED: more than {MOST} tests needed a second try", red=True)
