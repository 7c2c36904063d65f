"""Numbers that go on changing in an answer that is kept: a place is left for each, to be filled in later."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

__all__ = ["PLACE", "LiveNumber", "live", "numbers_left_open"]

# Places never leave the process, and nobody outside can write one into an address or a text.
EDGE: Final = f"\x01{secrets.token_hex(8)}:"
END: Final = "\x01"
PLACE: Final = re.compile(rb"%s([a-z0-9_:]+)%s" % (EDGE.encode(), END.encode()))

_left_open: ContextVar[bool] = ContextVar("live_numbers_left_open", default=False)


class LiveNumber(int):
    """A number as it is now, which knows where it comes from: "views:12", "site:online"."""

    source: str

    def place(self) -> str:
        """What stands in the answer instead of the number."""
        return f"{EDGE}{self.source}{END}"


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
