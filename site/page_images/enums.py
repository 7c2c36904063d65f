from __future__ import annotations

from enum import StrEnum

__all__ = ["PageImageState"]


class PageImageState(StrEnum):
    """Whether the pages of a file can be shown."""

    READY = "ready"
    BUSY = "busy"
    """Not known yet, since much else is being drawn."""
    ENCRYPTED = "encrypted"
    BROKEN = "broken"
    MISSING = "missing"
    """The site has lost the file."""
    NO_PICTURE = "no_picture"
    """Of a kind that has no pages to draw, a spreadsheet for instance."""
