"""What happens in a process that answers: it loads the site, and ends when its parent is gone."""

from __future__ import annotations

import os
import signal
import threading
import time
from typing import Final

from django.conf import settings
from django.utils.module_loading import import_string

from config.slow_clients import SlowClients

__all__ = ["load_application"]

SECONDS_BETWEEN_LOOKS: Final = 0.5
SECONDS_TO_FINISH_ALONE: Final = 2.0


def load_application(parent: int, threads: int) -> SlowClients:
    """Load the site in a worker of the process `parent`; it answers `threads` requests at a time.

    Ctrl-C is left to the parent from then on.
    The terminal sends it to the whole group. A worker that hears it, and then the parent's request to end,
    may hang until it is killed.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    threading.Thread(target=_end_with, args=(parent,), name="parent", daemon=True).start()
    return SlowClients(
        import_string(settings.WSGI_APPLICATION),
        working=threads,
        upload_bytes=settings.WAGTAILDOCS_MAX_UPLOAD_SIZE,
        session_cookie=settings.SESSION_COOKIE_NAME,
        proxies=settings.TRUSTED_PROXIES,
        stuck=_end_soon,
    )


def _end_with(parent: int) -> None:
    """A parent that was killed told nobody to end; who goes on without it holds the port for ever."""
    while os.getppid() == parent:
        time.sleep(SECONDS_BETWEEN_LOOKS)
    _end()


def _end_soon() -> None:
    """End this process from a thread beside the one that asks; the server starts another."""
    threading.Thread(target=_end, name="end", daemon=True).start()


def _end() -> None:
    """Ask the server to finish what it is at, and wait no longer than a moment."""
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(SECONDS_TO_FINISH_ALONE)
    os._exit(1)
