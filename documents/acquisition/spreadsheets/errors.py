from __future__ import annotations

__all__ = ["UnreadableSheetError"]


class UnreadableSheetError(Exception):
    """A file that is no table one can read; the message says why, to the person who gave it."""
