"""Several threads who want the same done: one does it for all, and each gets its own answer."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from counters.together import MOST_AT_ONCE, Together

THREADS = 16


class Desk:
    """Doubles numbers; the first group waits until somebody opens the door."""

    def __init__(self) -> None:
        self.groups: list[list[int]] = []
        self.door = threading.Event()
        self.working = threading.Semaphore(1)

    def work(self, items: Sequence[int]) -> list[int | BaseException]:
        assert self.working.acquire(blocking=False), "two threads work at once"
        self.groups.append(list(items))
        assert self.door.wait(10)
        self.working.release()
        return [ValueError(item) if item < 0 else 2 * item for item in items]


def ask_all(desk: Desk, numbers: Sequence[int]) -> list[int | str]:
    """The answers to all numbers, asked at once while a first one is being worked for."""
    together = Together(desk.work)

    def ask(number: int) -> int | str:
        try:
            return together(number)
        except ValueError as error:
            return f"refused {error}"

    with ThreadPoolExecutor(len(numbers) + 1) as pool:
        first = pool.submit(ask, 0)
        while not desk.groups:
            pass
        others = [pool.submit(ask, number) for number in numbers]
        while len(together._waiting) < len(numbers):
            pass
        desk.door.set()
        assert first.result(10) == 0
        return [other.result(10) for other in others]


def test_who_comes_while_a_thread_works_is_answered_in_one_go():
    desk = Desk()
    numbers = list(range(1, THREADS))
    assert ask_all(desk, numbers) == [2 * number for number in numbers]
    assert [sorted(group) for group in desk.groups] == [[0], numbers]


def test_an_error_is_of_the_one_it_is_about():
    assert ask_all(Desk(), [1, -2, 3]) == [2, "refused -2", 6]


def test_a_crowd_is_served_in_parts():
    desk = Desk()
    numbers = list(range(1, MOST_AT_ONCE + 10))
    assert ask_all(desk, numbers) == [2 * number for number in numbers]
    assert [len(group) for group in desk.groups] == [1, MOST_AT_ONCE, 9]


def test_who_is_alone_waits_for_nobody():
    desk = Desk()
    desk.door.set()
    together = Together(desk.work)
    assert [together(number) for number in range(3)] == [0, 2, 4]
    assert desk.groups == [[0], [1], [2]]


def test_a_failure_of_the_work_is_told_to_all_and_the_next_are_served():
    def fail(items: Sequence[int]) -> list[int]:
        if 0 in items:
            raise LookupError
        return list(items)

    together = Together(fail)
    with pytest.raises(LookupError):
        together(0)
    assert together(1) == 1
