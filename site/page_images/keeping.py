"""Where drawn pages are kept: by the SHA-256 of the file, so that a replaced file never shows an old page.

Everything here can be made again and needs no backup.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO, Final

from django.conf import settings

from attachments.models import Attachment
from page_images.processes import BusyError, FailedError, UnfinishedError

__all__ = ["folder_of", "kept"]

# What failed is not tried at every request; a day later a newer program, or a quieter hour, may succeed.
FAILED_FOR: Final = 24 * 60 * 60
# What took too long or found no room says nothing about the file, and is soon tried again.
UNFINISHED_FOR: Final = 60


def folder_of(attachment: Attachment) -> Path:
    """The folder of what was made from the present content of a file."""
    key = attachment.sha256 or f"file-{attachment.pk}-{attachment.file_size or 0}"
    return Path(settings.PAGE_IMAGES_ROOT) / key[:2] / key


def kept(path: Path, make: Callable[[IO[bytes]], None], is_whole: Callable[[Path], bool]) -> Path:
    """`path`, made first where it is not there: readers see all of it or nothing.

    `make` writes the content. What is there and is not whole, as a power cut may leave it, counts as not
    there. Raises `FailedError` where making fails or failed within a day, `BusyError` where it may go better
    in a moment, and whatever else `make` raises.
    """
    if path.exists() and is_whole(path):
        return path
    if _is_marked(path, "failed", FAILED_FOR):
        raise FailedError(str(path))
    if _is_marked(path, "late", UNFINISHED_FOR):
        raise BusyError
    try:
        _make(path, make)
    except FailedError:
        _mark(path, "failed")
        raise
    except UnfinishedError as error:
        _mark(path, "late")
        raise BusyError from error
    except OSError as error:
        # No room on the disk, or no right to write there.
        raise BusyError from error
    return path


def _make(path: Path, make: Callable[[IO[bytes]], None]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix="unfinished-")
    try:
        with os.fdopen(handle, "wb") as answer:
            make(answer)
            answer.flush()
            # The name must not be on the disk before the content is.
            os.fsync(answer.fileno())
        Path(unfinished).replace(path)
    finally:
        Path(unfinished).unlink(missing_ok=True)


def _mark(path: Path, what: str) -> None:
    with suppress(OSError):
        path.with_name(f"{path.name}.{what}").touch()


def _is_marked(path: Path, what: str, seconds: float) -> bool:
    try:
        return path.with_name(f"{path.name}.{what}").stat().st_mtime > time.time() - seconds
    except OSError:
        return False
