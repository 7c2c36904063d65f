"""Answers of Redis read within a time for the whole answer, not for each piece of it."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from redis._parsers import _RESP2Parser
from redis._parsers.socket import SocketBuffer

__all__ = ["BoundedParser", "within"]

_limit = threading.local()


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """What this thread reads in the block has to come within so many seconds; else `TimeoutError`."""
    _limit.until = time.monotonic() + seconds
    try:
        yield
    finally:
        _limit.until = None


class BoundedParser(_RESP2Parser):
    """The parser of redis-py over a socket that keeps to the limit of `within`."""

    def on_connect(self, connection: Any) -> None:
        super().on_connect(connection)  # type: ignore[no-untyped-call]
        bounded: Any = _BoundedSocket(connection._sock)
        self._buffer = SocketBuffer(bounded, self.socket_read_size, connection.socket_timeout)


class _BoundedSocket:
    """As much of a socket as is read from: a server that sends byte after byte is late all the same."""

    def __init__(self, inner: socket.socket) -> None:
        self._inner = inner

    def settimeout(self, seconds: float | None) -> None:
        self._inner.settimeout(seconds)

    def recv(self, size: int) -> bytes:
        until, usual = getattr(_limit, "until", None), self._inner.gettimeout()
        if until is None or usual == 0:
            return self._inner.recv(size)
        left = until - time.monotonic()
        if left <= 0:
            raise TimeoutError("the answer takes too long")
        self._inner.settimeout(left if usual is None else min(left, usual))
        try:
            return self._inner.recv(size)
        finally:
            self._inner.settimeout(usual)
