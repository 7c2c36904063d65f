"""Where drawn pages are kept: by the SHA-256 of the file, so that a replaced file never shows an old page.

Everything here can be made again and needs no backup.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Final

from django.conf import settings

from attachments.models import Attachment
from facsimiles.processes import FailedError

__all__ = ["folder_of", "kept"]

# What failed is not tried at every request; a day later a newer program, or a quieter hour, may succeed.
FAILED_FOR: Final = 24 * 60 * 60


def folder_of(attachment: Attachment) -> Path:
    """The folder of what was made from the present content of a file."""
    key = attachment.sha256 or f"file-{attachment.pk}-{attachment.file_size or 0}"
    return Path(settings.FACSIMILES_ROOT) / key[:2] / key


def kept(path: Path, make: Callable[[IO[bytes]], None]) -> Path:
    """`path`, made first where it is not there: readers see all of it or nothing.

    `make` writes the content. Raises `FailedError` where that fails or failed within a day, and whatever else
    `make` raises.
    """
    if path.exists():
        return path
    failure = path.with_name(f"{path.name}.failed")
    if failure.exists() and failure.stat().st_mtime > time.time() - FAILED_FOR:
        raise FailedError(str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix="unfinished-")
    try:
        with os.fdopen(handle, "wb") as answer:
            make(answer)
        Path(unfinished).replace(path)
    except FailedError:
        failure.touch()
        raise
    finally:
        Path(unfinished).unlink(missing_ok=True)
    return path
