"""The while for which a search server that failed is left alone."""

from __future__ import annotations

import time

__all__ = ["PAUSE", "Pause"]


class Pause:
    """Known to one process alone: what told it to others would be one more thing that may be gone."""

    def __init__(self) -> None:
        self._until = 0.0

    @property
    def is_on(self) -> bool:
        return time.monotonic() < self._until

    def begin(self, seconds: float) -> None:
        self._until = time.monotonic() + seconds

    def end(self) -> None:
        self._until = 0.0


PAUSE = Pause()
