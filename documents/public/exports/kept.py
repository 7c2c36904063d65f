"""Files that cost much to make, kept on the disk of the machine and handed out as they are.

A file is named by what it follows from, so that whoever keeps it knows whether it is of now. Its time is that
at which making it began: it tells readers of its age, and nothing is handed out that began before the last
withdrawal.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import IO, Final

from django.conf import settings
from django.utils import timezone

from documents.catalogue.version import current_version

__all__ = [
    "ExportInTheMakingError",
    "KeptFile",
    "keep_file",
    "kept_file",
    "opened",
    "state_of_exports",
    "state_of_library",
    "withdraw_files",
]

# Who asks while it is made for somebody else waits so long, and is told to come again then.
SECONDS_TO_WAIT: Final = 5.0
PAUSE: Final = 0.1
WITHDRAWN: Final = "withdrawn"
NO_STATE: Final = frozenset({".lock", ".unfinished"})

Write = Callable[[IO[bytes]], None]


class ExportInTheMakingError(Exception):
    """The file is being made for somebody else, or there is no place to keep it."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """`made_at` is a time of Unix in nanoseconds."""

    file: IO[bytes]
    made_at: int


def state_of_exports(*asked: str) -> str:
    """What a list follows from that is made for its reader, as a word for `ETag`; one statement.

    The noted changes of documents, the day, since validity follows from it, and the hour, which is as fresh
    as numbers of views and names of words are.
    """
    return _word(timezone.localtime().strftime("%Y-%m-%dT%H"), *asked)


def state_of_library() -> str:
    """What a file of the whole library follows from: the noted changes, and the day. One statement."""
    return _word(timezone.localdate().isoformat())


def kept_file(name: str, write: Write) -> KeptFile:
    """The file of this name, of whatever state; made by `write` only where there is none."""
    found = opened(name)
    if found is None:
        keep_file(name, write)
        found = opened(name)
    if found is None:
        raise ExportInTheMakingError
    return found


def keep_file(name: str, write: Write) -> bool:
    """Have the file of this name as it is now; whether it had to be made. One process at a time makes it."""
    root = Path(settings.EXPORTS_ROOT)
    try:
        root.mkdir(parents=True, exist_ok=True)
        with _alone(root / f"{name}.lock"):
            wanted = root / f"{name}.{state_of_library()}"
            if _newest(name) == wanted:
                return False
            _make(wanted, name, write)
    except OSError as error:
        raise ExportInTheMakingError from error
    return True


def opened(name: str) -> KeptFile | None:
    """The newest file of this name; None where there is none, or something was withdrawn since."""
    path = _newest(name)
    try:
        if path is None:
            return None
        file = path.open("rb")
        return KeptFile(file, os.fstat(file.fileno()).st_mtime_ns)
    except FileNotFoundError:
        # A newer one has taken its place just now.
        newer = _newest(name)
        return KeptFile(newer.open("rb"), newer.stat().st_mtime_ns) if newer else None


def withdraw_files() -> None:
    """Hand out nothing any more that may tell of what readers are not to see from now on."""
    root = Path(settings.EXPORTS_ROOT)
    root.mkdir(parents=True, exist_ok=True)
    marker, now = root / WITHDRAWN, time.time_ns()
    marker.touch()
    # The system's own stamp may lie some milliseconds back.
    os.utime(marker, ns=(now, now))


def _word(*told: str) -> str:
    return blake2b("\n".join([str(current_version()), *told]).encode(), digest_size=12).hexdigest()


def _newest(name: str) -> Path | None:
    since = _made_at(Path(settings.EXPORTS_ROOT) / WITHDRAWN)
    found = [path for path in Path(settings.EXPORTS_ROOT).glob(f"{name}.*") if path.suffix not in NO_STATE]
    newest = max(found, key=_made_at, default=None)
    return newest if newest and _made_at(newest) > since else None


def _made_at(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def _make(wanted: Path, name: str, write: Write) -> None:
    began = time.time_ns()
    unfinished = wanted.with_name(f"{name}.unfinished")
    try:
        with unfinished.open("wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        os.utime(unfinished, ns=(began, began))
        unfinished.replace(wanted)
    finally:
        unfinished.unlink(missing_ok=True)
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
