"""The server's processes kept alive: whoever ends, and however often, is replaced."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from typing import Any, Final

from granian.server import MPServer
from granian.server.mp import WorkerProcess

from config.backoff import Backoff
from config.companions import Companion

__all__ = ["SupervisedServer"]

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_LOOKS: Final = 0.2

Loader = Callable[..., Callable[..., Any]]


class SupervisedServer(MPServer):
    """Granian with a watch of our own over its workers, and over the companions beside them.

    Granian gives up when two workers end within some seconds; here a place is filled anew however often that
    happens, after a growing pause. Everything is done in one thread: a process that is forked from this one
    inherits no lock that another thread holds.
    """

    def __init__(self, *args: Any, companions: Sequence[Companion] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.companions = companions
        self._backoffs = [Backoff() for _ in range(self.workers)]
        # When the place of a worker that ended is filled again.
        self._due: dict[int, float] = {}

    def serve(self, *args: Any, **options: Any) -> None:
        """Serve until a signal ends it, and then end whoever was started."""
        try:
            super().serve(*args, **options)
        finally:
            for companion in self.companions:
                companion.end()

    def _spawn_worker(  # type: ignore[override]
        self, idx: int, target: Any, callback_loader: Any
    ) -> WorkerProcess:
        worker = super()._spawn_worker(idx, target, callback_loader)
        # Granian would watch it from a thread.
        worker._watch = _not_from_a_thread  # type: ignore[method-assign]
        return worker

    def _serve_loop(self, spawn_target: Any, target_loader: Loader) -> None:
        while not self.interrupt_signal:
            if self.reload_signal:
                self._reload(spawn_target, target_loader)  # type: ignore[no-untyped-call]
            for place in range(self.workers):
                self._look_at(place, spawn_target, target_loader)
            for companion in self.companions:
                companion.look()
            self.main_loop_interrupt.wait(SECONDS_BETWEEN_LOOKS)
            if not self.interrupt_signal:
                self.main_loop_interrupt.clear()

    def _look_at(self, place: int, spawn_target: Any, target_loader: Loader) -> None:
        worker, now = self.wrks[place], time.monotonic()
        if worker.is_alive():  # type: ignore[no-untyped-call]
            return
        if place not in self._due:
            pause = self._backoffs[place].after(now - worker.birth)
            self._due[place] = now + pause
            code = worker.inner.exitcode
            logger.warning("Worker %d ended with %s; the next starts in %.1f s", place + 1, code, pause)
        if now < self._due[place]:
            return
        following = self._spawn_worker(place, spawn_target, target_loader)
        try:
            following.start()  # type: ignore[no-untyped-call]
        except OSError as error:
            self._due[place] = now + self._backoffs[place].after(0)
            logger.warning("Worker %d could not be started: %s", place + 1, error)
            return
        del self._due[place]
        self.wrks[place] = following


def _not_from_a_thread() -> None:
    """The loop looks."""
