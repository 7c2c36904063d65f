from __future__ import annotations

from dataclasses import dataclass

from counters.enums import Countable


@dataclass(frozen=True)
class CountedFile:
    """A file that a page offers for download, as the page itself names it."""

    id: int
    title: str
    countable: Countable = Countable.FILE
