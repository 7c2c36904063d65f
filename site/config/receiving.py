"""Bodies of requests taken in whole before the site sees them, in places of their own.

The server hands a request on when its head is there, and reading its body then waits for the sender, as long
as the sender likes: nothing but the end of the process can interrupt it. Without this, as many slow senders
as there are threads stop the site.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from tempfile import SpooledTemporaryFile
from typing import IO, Any, Final

__all__ = ["Receiving", "RefusedError"]

CHUNK_BYTES: Final = 16 * 1024
IN_MEMORY_BYTES: Final = 1024 * 1024
# A sender has this long, and a second more for every so many bytes that came.
SECONDS: Final = 30.0
BYTES_A_SECOND: Final = 4 * 1024
# Most bodies are there with their head: a place is soon free again.
SECONDS_FOR_A_PLACE: Final = 1.0


class RefusedError(Exception):
    """A body was not taken in. `status` is the line of the answer: "408 Request Timeout"."""

    def __init__(self, status: str) -> None:
        super().__init__(status)
        self.status = status


@dataclass(eq=False, slots=True)
class _Body:
    """A body on its way."""

    sender: str
    received: int = 0
    began: float = field(default_factory=time.monotonic)

    @property
    def is_overdue(self) -> bool:
        return time.monotonic() > self.began + SECONDS + self.received / BYTES_A_SECOND


class Receiving:
    """The bodies that one process takes in: at most `places` at a time, half of them from one address.

    As many more wait a moment for a place; what comes beyond that is refused. Where all who have a place
    should have been done long ago, `stuck` is called, once: a new process is needed, which ends their
    connections.
    """

    def __init__(self, places: int, stuck: Callable[[], None]) -> None:
        self._places = places
        self._stuck = stuck
        self._is_stuck = False
        self._change = threading.Condition()
        self._bodies: set[_Body] = set()
        self._waiting = 0

    def receive(self, source: Any, length: int | None, most: int, sender: str) -> IO[bytes]:
        """The body, whole, from `source`, of `most` bytes at most. Raises `RefusedError`.

        `sender` is an address, or empty where it is no single sender's.
        """
        if length is not None and length > most:
            raise RefusedError("413 Content Too Large")
        body = _Body(sender)
        self._enter(body)
        content: IO[bytes] = SpooledTemporaryFile(max_size=IN_MEMORY_BYTES)  # noqa: SIM115 (the caller closes it)
        try:
            _read(source, body, content, most)
            if length is not None and body.received < length:
                # The sender has gone, and reads no answer.
                raise RefusedError("400 Bad Request")
        except BaseException:
            content.close()
            raise
        finally:
            with self._change:
                self._bodies.discard(body)
                self._change.notify_all()
        content.seek(0)
        return content

    def _enter(self, body: _Body) -> None:
        with self._change:
            if not self._has_place(body) and self._waiting < self._places:
                self._waiting += 1
                self._change.wait_for(lambda: self._has_place(body), SECONDS_FOR_A_PLACE)
                self._waiting -= 1
            if self._has_place(body):
                body.began = time.monotonic()
                self._bodies.add(body)
                return
            is_stuck = len(self._bodies) >= self._places and all(other.is_overdue for other in self._bodies)
            is_news, self._is_stuck = is_stuck and not self._is_stuck, is_stuck or self._is_stuck
        if is_news:
            self._stuck()
        raise RefusedError("503 Service Unavailable")

    def _has_place(self, body: _Body) -> bool:
        of_sender = sum(other.sender == body.sender for other in self._bodies) if body.sender else 0
        return len(self._bodies) < self._places and of_sender < max(1, self._places // 2)


def _read(source: Any, body: _Body, content: IO[bytes], most: int) -> None:
    try:
        while chunk := source.read(CHUNK_BYTES):
            body.received += len(chunk)
            if body.received > most:
                raise RefusedError("413 Content Too Large")
            if body.is_overdue:
                raise RefusedError("408 Request Timeout")
            content.write(chunk)
    except OSError as error:
        # No room on the disk.
        raise RefusedError("503 Service Unavailable") from error
