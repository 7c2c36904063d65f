from __future__ import annotations

from pathlib import Path


class ContentError(Exception):
    """Something is wrong in one file of the demonstration content; the message begins with its name."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path.parent.name}/{path.name}: {reason}")
        self.path = path
        self.reason = reason
