"""Very many readers at once, who ask again until they are answered."""

from __future__ import annotations

import http.client
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Lock

from tests.counters.conftest import BROWSER

SECONDS_OF_PATIENCE = 60
SECONDS_BETWEEN_TRIES = 0.05


@dataclass
class Crowd:
    """Readers with an address each who open one page; `at` says what happens once so many are answered."""

    port: int
    path: str
    readers: int
    at: dict[int, Callable[[int], None]] = field(default_factory=dict)
    concurrency: int = 64
    answered: int = 0
    tries_without_answer: int = 0
    lock: Lock = field(default_factory=Lock)

    def read(self) -> None:
        """Let everybody read. Raises what went wrong for the first reader who gave up."""
        with ThreadPoolExecutor(self.concurrency) as pool:
            for done in [pool.submit(self._some_readers, first) for first in range(self.concurrency)]:
                done.result()

    def _some_readers(self, first: int) -> None:
        """One reader after the other over one connection, as they come out of a proxy."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS_OF_PATIENCE)
        for number in range(first, self.readers, self.concurrency):
            self._one_reader(connection, f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}")
            self._note_answer()
        connection.close()

    def _one_reader(self, connection: http.client.HTTPConnection, address: str) -> None:
        deadline = time.monotonic() + SECONDS_OF_PATIENCE
        while True:
            try:
                connection.request(
                    "GET", self.path, headers={"User-Agent": BROWSER, "X-Forwarded-For": address}
                )
                response = connection.getresponse()
                response.read()
            except (OSError, http.client.HTTPException):
                connection.close()
                with self.lock:
                    self.tries_without_answer += 1
                if time.monotonic() > deadline:
                    raise
                time.sleep(SECONDS_BETWEEN_TRIES)
            else:
                assert response.status == 200
                return

    def _note_answer(self) -> None:
        with self.lock:
            self.answered += 1
            answered = self.answered
        if (happens := self.at.get(answered)) is not None:
            happens(answered)
