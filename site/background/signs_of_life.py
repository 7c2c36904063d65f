"""Who is at work on this machine: each process holds a lock, which the system frees whatever ends it."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

__all__ = ["forget", "gone_workers", "sign_of_life"]


@contextmanager
def sign_of_life(worker_id: str) -> Iterator[None]:
    """Be known to live as long as the context is open."""
    path = _path(worker_id)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as sign:
        fcntl.flock(sign, fcntl.LOCK_EX)
        yield


def gone_workers() -> set[str]:
    """Those of this machine that left a sign and do not live any more; nothing is known of other machines."""
    return {path.stem for path in Path(settings.WORKERS_ROOT).glob("*.lock") if not _is_held(path)}


def forget(worker_ids: set[str]) -> None:
    """Remove the signs of workers that are gone, once nothing of theirs is left."""
    for worker_id in worker_ids:
        _path(worker_id).unlink(missing_ok=True)


def _is_held(path: Path) -> bool:
    try:
        with path.open("r") as sign:
            fcntl.flock(sign, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except FileNotFoundError:
        return False
    return False


def _path(worker_id: str) -> Path:
    return Path(settings.WORKERS_ROOT) / f"{worker_id}.lock"
