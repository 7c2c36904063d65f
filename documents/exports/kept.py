"""The whole library as a file, made once and kept until something changes.

A hundred thousand rows take many seconds of work: whoever asks next gets the file that is there. It is named
by what it follows from, so that one of another state is never handed out.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import IO, Final

from django.conf import settings
from django.utils import timezone

from documents.catalogue.version import current_version

__all__ = ["ExportInTheMakingError", "kept_file", "state_of_exports"]

# Who asks while it is made for somebody else waits so long, and is told to come again then.
SECONDS_TO_WAIT: Final = 5.0
PAUSE: Final = 0.1


class ExportInTheMakingError(Exception):
    """The file is being made for somebody else, or there is no place to keep it."""


def state_of_exports(*asked: str) -> str:
    """What an export follows from, as a word for `ETag` and file names; one statement.

    The noted changes of documents, the day, since validity follows from it, and the hour, which is as fresh
    as numbers of views and names of words are.
    """
    hour = timezone.localtime().strftime("%Y-%m-%dT%H")
    told = "\n".join([str(current_version()), hour, *asked])
    return blake2b(told.encode(), digest_size=12).hexdigest()


def kept_file(name: str, state: str, write: Callable[[IO[bytes]], None]) -> IO[bytes]:
    """The file of this name and state, opened; `write` makes it where there is none, and others go."""
    root = Path(settings.EXPORTS_ROOT)
    wanted = root / f"{name}.{state}"
    try:
        if not wanted.is_file():
            root.mkdir(parents=True, exist_ok=True)
            with _alone(root / f"{name}.lock"):
                if not wanted.is_file():
                    _make(wanted, name, write)
        return wanted.open("rb")
    except OSError as error:
        raise ExportInTheMakingError from error


def _make(wanted: Path, name: str, write: Callable[[IO[bytes]], None]) -> None:
    unfinished = wanted.with_name(f"{name}.unfinished")
    with unfinished.open("wb") as file:
        write(file)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(wanted)
    for other in wanted.parent.glob(f"{name}.*"):
        if other != wanted and other.suffix != ".lock":
            other.unlink(missing_ok=True)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Let one process at a time make it; the system frees the place of one that has died."""
    with path.open("w") as lock:
        until = time.monotonic() + SECONDS_TO_WAIT
        while not _locked(lock):
            if time.monotonic() > until:
                raise ExportInTheMakingError
            time.sleep(PAUSE)
        yield


def _locked(lock: IO[str]) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
