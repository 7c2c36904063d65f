"""Leaving a service alone that does not answer, so that no reader waits for it in vain."""

from __future__ import annotations

import logging
import threading
import time
from typing import Final

__all__ = ["Circuit"]

logger = logging.getLogger(__name__)

# An answer this late is of no use to a page that asks for twenty; a few in a row are no accident.
SLOW_SECONDS: Final = 0.1
SLOW_ANSWERS: Final = 3


class Circuit:
    """Whether one service is asked: a failure opens it for `pause` seconds, then one request tries it again.

    One a process and service, shared by its threads; nothing is told to other processes, since what would
    tell them may be the very thing that fails.
    """

    def __init__(self, service: str, pause: float) -> None:
        self.service = service
        self.pause = pause
        self._lock = threading.Lock()
        self._is_open = False
        self._try_at = 0.0
        self._slow = 0

    def admits(self) -> bool:
        """Whether to ask now. While it is open, one caller at a time is let through to try."""
        if not self._is_open:
            return True
        with self._lock:
            now = time.monotonic()
            if now < self._try_at:
                return False
            self._try_at = now + self.pause
            return True

    def answered(self, seconds: float) -> None:
        """It answered after so many seconds."""
        if seconds >= SLOW_SECONDS:
            self._answered_late(seconds)
        elif self._is_open or self._slow:
            with self._lock:
                if self._is_open:
                    logger.warning("%s answers again", self.service)
                self._is_open, self._slow, self._try_at = False, 0, 0.0

    def failed(self, reason: object) -> None:
        """It did not answer, or not what was asked."""
        with self._lock:
            if not self._is_open:
                logger.warning("%s is left alone for %g s: %s", self.service, self.pause, reason)
            self._is_open, self._slow = True, 0
            self._try_at = time.monotonic() + self.pause

    def _answered_late(self, seconds: float) -> None:
        with self._lock:
            self._slow += 1
            is_habit = self._is_open or self._slow >= SLOW_ANSWERS
        if is_habit:
            self.failed(f"answers take {seconds:.2f} s")
