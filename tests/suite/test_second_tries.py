"""What a run says of tests that needed a second try: whole runs of small suites."""

from __future__ import annotations

import pytest

from tests.second_tries import MOST

pytest_plugins = ["pytester"]

CONFTEST = """
from tests.second_tries import SecondTries

def pytest_configure(config):
    config.addinivalue_line("markers", "browser: told by a clock")
    config.pluginmanager.register(SecondTries())
"""
TESTS = """
import pathlib
import pytest

def fails(name, times):
    note = pathlib.Path(f"{name}.tries")
    note.write_text((note.read_text() if note.exists() else "") + "x")
    assert len(note.read_text()) > times
"""
SHAKY = """
@pytest.mark.browser
def test_shaky_{number}():
    fails("shaky_{number}", 1)
"""
BROKEN = """
@pytest.mark.browser
def test_broken():
    fails("broken", 2)
"""
UNMARKED = """
def test_unmarked():
    fails("unmarked", 1)
"""
STEADY = """
@pytest.mark.browser
def test_steady():
    pass
"""

Run = pytest.RunResult
ONE_PROCESS, TWO_PROCESSES = ("-p", "no:xdist"), ("-n", "2")


def run(pytester: pytest.Pytester, *tests: str, options: tuple[str, ...] = ONE_PROCESS) -> Run:
    pytester.makeconftest(CONFTEST)
    pytester.makepyfile(TESTS + "".join(tests))
    return pytester.runpytest_inprocess("-p", "no:django", "-p", "no:cacheprovider", *options)


def shaky(how_many: int) -> list[str]:
    return [SHAKY.format(number=number) for number in range(how_many)]


@pytest.mark.parametrize("options", [ONE_PROCESS, TWO_PROCESSES], ids=["one process", "two processes"])
def test_a_second_try_is_named_and_counted_and_passes(pytester, options):
    done = run(pytester, *shaky(1), STEADY, options=options)
    assert done.parseoutcomes() == {"passed": 2, "rerun": 1}
    assert done.ret == pytest.ExitCode.OK
    done.stdout.fnmatch_lines([f"*second tries: 1, at most {MOST}*", "*::test_shaky_0"])


def test_as_many_as_are_allowed_pass(pytester):
    assert run(pytester, *shaky(MOST)).ret == pytest.ExitCode.OK


@pytest.mark.parametrize("options", [ONE_PROCESS, TWO_PROCESSES], ids=["one process", "two processes"])
def test_one_more_fails_the_run(pytester, options):
    done = run(pytester, *shaky(MOST + 1), options=options)
    assert done.ret == pytest.ExitCode.TESTS_FAILED
    done.stdout.fnmatch_lines([f"FAILED: more than {MOST} tests needed a second try"])
    assert done.parseoutcomes()["passed"] == MOST + 1


def test_a_third_try_is_not_given(pytester):
    done = run(pytester, BROKEN)
    assert done.ret == pytest.ExitCode.TESTS_FAILED
    assert done.parseoutcomes() == {"failed": 1, "rerun": 1}


def test_a_test_without_such_a_mark_is_tried_once(pytester):
    done = run(pytester, UNMARKED)
    assert done.ret == pytest.ExitCode.TESTS_FAILED
    done.stdout.no_fnmatch_line("*second tries*")


def test_a_run_without_second_tries_says_nothing_of_them(pytester):
    done = run(pytester, STEADY)
    assert done.ret == pytest.ExitCode.OK
    done.stdout.no_fnmatch_line("*second tries*")
