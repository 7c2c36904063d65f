"""What a task raises that has not failed. Needs no model, so that the settings of the log may know it."""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar

__all__ = ["TryAgainError"]


class TryAgainError(Exception):
    """What a task needs is not there just now. It is tried again after `pause`, as often as it takes."""

    pause: ClassVar[timedelta] = timedelta(minutes=1)
