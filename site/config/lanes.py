"""The worker's processes, one a lane, kept alive."""

from __future__ import annotations

import gc
import logging
import os
import signal
import time
from collections.abc import Callable, Iterable
from multiprocessing import get_context
from multiprocessing.context import ForkProcess
from types import FrameType
from typing import Final

from background.lanes import Lane
from background.working import live_in_lane
from config.backoff import Backoff

__all__ = ["Lanes"]

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_LOOKS: Final = 0.2
# For the task that is being run; after that it is broken off.
SECONDS_TO_FINISH: Final = 4.0
SECONDS_TO_BREAK_OFF: Final = 3.0
# Of slow work, so that readers come first.
LESS_URGENT: Final = 10


class Lanes:
    """A process for each lane, started again when it ends.

    They are forked from this one, which has loaded the site, opened nothing and runs no thread: what it has
    loaded they share, so that four of them take little more memory than one.
    """

    def __init__(self, lanes: Iterable[Lane]) -> None:
        self._places = [_Place(lane) for lane in lanes]
        self._is_told_to_end = False

    def run(self, goes_on: Callable[[], bool]) -> None:
        """Keep them alive while `goes_on()`, until a signal ends it; then end them."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._end_soon)
        gc.collect()
        # What is there by now stays where it is: looking at it again would make copies in every process.
        gc.freeze()
        try:
            while goes_on() and not self._is_told_to_end:
                for place in self._places:
                    place.look()
                time.sleep(SECONDS_BETWEEN_LOOKS)
        finally:
            self._end()

    def _end_soon(self, _number: int, _frame: FrameType | None) -> None:
        self._is_told_to_end = True

    def _end(self) -> None:
        for how, seconds in (
            (signal.SIGTERM, SECONDS_TO_FINISH),
            (signal.SIGTERM, SECONDS_TO_BREAK_OFF),
            (signal.SIGKILL, SECONDS_TO_BREAK_OFF),
        ):
            until = time.monotonic() + seconds
            for place in self._places:
                place.tell(how)
            for place in self._places:
                place.wait(until - time.monotonic())


class _Place:
    """The process of one lane."""

    def __init__(self, lane: Lane) -> None:
        self.lane = lane
        self._process: ForkProcess | None = None
        self._backoff = Backoff()
        self._due = self._started = 0.0

    def look(self) -> None:
        """Start it where it does not run and its time has come."""
        now = time.monotonic()
        if self._process is not None and not self._process.is_alive():
            pause = self._backoff.after(now - self._started)
            logger.warning(
                "Lane %s ended with %s; the next starts in %.1f s", self.lane, self._process.exitcode, pause
            )
            self._process, self._due = None, now + pause
        if self._process is None and now >= self._due:
            self._start(now)

    def _start(self, now: float) -> None:
        self._started = now
        process = get_context("fork").Process(target=_live, args=(self.lane, os.getpid()), name=self.lane)
        try:
            process.start()
        except OSError as error:
            self._due = now + self._backoff.after(0)
            logger.warning("Lane %s could not be started: %s", self.lane, error)
            return
        self._process = process

    def tell(self, number: int) -> None:
        if self._process is not None and self._process.is_alive() and self._process.pid:
            os.kill(self._process.pid, number)

    def wait(self, seconds: float) -> None:
        if self._process is not None:
            self._process.join(max(0.0, seconds))


def _live(lane: Lane, parent: int) -> None:
    if lane is Lane.SLOW:
        os.nice(LESS_URGENT)
    live_in_lane(lane, lambda: os.getppid() == parent)
