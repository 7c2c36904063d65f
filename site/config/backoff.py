"""How long to wait before a process that ended is started again."""

from __future__ import annotations

from typing import Final

__all__ = ["Backoff"]

FIRST_PAUSE: Final = 0.5
LONGEST_PAUSE: Final = 30.0
# A process that lived so long was well when it started: the next one is not made to wait for earlier ones.
WELL_AFTER: Final = 60.0


class Backoff:
    """The pauses of one place: none after the first death, then half a second, twice as long each time."""

    def __init__(self) -> None:
        self._next = 0.0

    def after(self, lived: float) -> float:
        """Seconds to wait now that a process has ended which lived for `lived` seconds."""
        pause = 0.0 if lived >= WELL_AFTER else self._next
        self._next = min(max(FIRST_PAUSE, 2 * pause), LONGEST_PAUSE)
        return pause
