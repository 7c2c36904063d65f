"""Numbers that go on changing in an answer that is kept: a place is left for each, to be filled in later."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

__all__ = ["PLACE", "LiveNumber", "live", "numbers_left_open"]

# No text that is stored holds this control character (`pages.typed_text`), nor does a template.
EDGE: Final = "\x01"
PLACE: Final = re.compile(rb"\x01([a-z_]+(?::[a-z0-9_]+)*)\x01")

_left_open: ContextVar[bool] = ContextVar("live_numbers_left_open", default=False)


class LiveNumber(int):
    """A number as it is now, which knows where it comes from: "views:12", "site:online"."""

    source: str

    def place(self) -> str:
        """What stands in the answer instead of the number."""
        return f"{EDGE}{self.source}{EDGE}"


@contextmanager
def numbers_left_open() -> Iterator[None]:
    """In the block numbers are `LiveNumber`s, and templates leave places for them."""
    token = _left_open.set(True)
    try:
        yield
    finally:
        _left_open.reset(token)


def live(value: int, source: str) -> int:
    """The number, live where places are left for them."""
    if not _left_open.get():
        return value
    number = LiveNumber(value)
    number.source = source
    return number
