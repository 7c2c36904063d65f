"""The answers that a process keeps: the last ones asked for, so many bytes of them, all of one version."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.urls import ResolverMatch

from counters.filling_in import OpenContent

__all__ = ["KEPT", "Filled", "Kept", "Key", "Store"]

# A page that takes longer is made by each of those who wait.
SECONDS_OF_WAITING: Final = 2.0

#: Scheme, host as the request has it, and path with query.
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Filled:
    """The same with the numbers of a moment; those of the clock `time.monotonic` are good before `until`."""

    until: float
    etag: str
    numbers: list[bytes]
    compressed: bytes


@dataclass(slots=True)
class Kept:
    """An answer 200 of the view that `match` says, its live numbers left open, good before `until`.

    `blocks` are the texts of the content compressed (`page_cache.compression`), `digest` tells the content.
    `filled` is what the last reader was sent, if any.
    """

    content: OpenContent
    blocks: tuple[bytes, ...]
    digest: str
    headers: Mapping[str, str]
    until: datetime
    match: ResolverMatch | None = None
    filled: Filled | None = None

    @property
    def size(self) -> int:
        """Bytes of the content, as it is and compressed, the latter once more for when it is filled."""
        return sum(map(len, self.content.texts)) + 2 * sum(map(len, self.blocks))


class Store:
    """Thread safe. `most_bytes` counts contents alone, with their compressed form."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._answers: OrderedDict[Key, Kept] = OrderedDict()
        self._being_made: dict[Key, threading.Event] = {}
        self._bytes = 0
        self._version: object = None

    def is_new(self, version: object) -> bool:
        """Whether this process has not yet seen the version; then all that is kept goes."""
        with self._lock:
            if version == self._version:
                return False
            self._clear()
            self._version = version
            return True

    def get(self, key: Key, version: object, now: datetime) -> Kept | None:
        with self._lock:
            kept = self._answers.get(key)
            if kept is None or version != self._version or kept.until <= now:
                return None
            self._answers.move_to_end(key)
            return kept

    def has(self, key: Key) -> bool:
        """Whether an answer is kept, of whichever version."""
        return key in self._answers

    @contextmanager
    def made_by_one(self, key: Key) -> Iterator[None]:
        """Of several threads that find nothing under a key one goes first; the others wait a while for it.

        They ask again inside: what the first has made is there, unless it may not be kept.
        """
        with self._lock:
            made = self._being_made.get(key)
            if is_first := made is None:
                made = self._being_made[key] = threading.Event()
        assert made is not None  # noqa: S101 (for the reader of types)
        if not is_first:
            made.wait(SECONDS_OF_WAITING)
            yield
            return
        try:
            yield
        finally:
            with self._lock:
                del self._being_made[key]
            made.set()

    def put(self, key: Key, version: object, kept: Kept, most_bytes: int) -> None:
        """Nothing is kept of a version that is over meanwhile."""
        with self._lock:
            if version != self._version or kept.size > most_bytes:
                return
            self._take(key)
            self._answers[key] = kept
            self._bytes += kept.size
            while self._bytes > most_bytes:
                self._take(next(iter(self._answers)))

    def __len__(self) -> int:
        return len(self._answers)

    @property
    def size(self) -> int:
        """Bytes of all contents."""
        return self._bytes

    def addresses(self) -> list[Key]:
        """Those last asked for at the end."""
        with self._lock:
            return list(self._answers)

    def clear(self) -> None:
        with self._lock:
            self._clear()
            self._version = None

    def _clear(self) -> None:
        self._answers.clear()
        self._bytes = 0

    def _take(self, key: Key) -> None:
        if gone := self._answers.pop(key, None):
            self._bytes -= gone.size


#: Of this process.
KEPT = Store()
