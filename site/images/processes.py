"""Running the program that decodes pictures: each for a bounded time, in bounded memory."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfileobj
from typing import IO, Any, Final

from django.conf import settings
from django.core.files.base import File

from images import cutting

__all__ = ["Cut", "Examined", "RefusedError", "cut", "examine"]

SECONDS: Final = 40
MEMORY_BYTES: Final = 3 * 1024 * 1024 * 1024
PROGRAM: Final = Path(cutting.__file__).resolve()


class RefusedError(Exception):
    """A picture could not be decoded.

    `reason` is "kind" (no format that is taken in), "pixels" (too many: `pixels`), "damaged", or "limits"
    (it took too much time or memory).
    """

    def __init__(self, reason: str, pixels: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.pixels = pixels


@dataclass(frozen=True, slots=True)
class Examined:
    """What a picture is. `kind` is the format of its content: avif, gif, heic, jpeg, png or webp.

    `converted` is the content to store instead, of the format `stored_kind`; None where it stays as it is.
    """

    kind: str
    stored_kind: str
    converted: bytes | None


@dataclass(frozen=True, slots=True)
class Cut:
    """A rendition to make: the part of the upright picture that is kept, its size, how it is written."""

    crop: tuple[int, int, int, int]
    size: tuple[int, int]
    format: str
    quality: int
    lossless: bool = False

    def order(self) -> dict[str, Any]:
        return {
            "crop": self.crop,
            "size": self.size,
            "format": self.format,
            "quality": self.quality,
            "lossless": self.lossless,
        }


def examine(file: File[bytes]) -> Examined:
    """Decode a picture once. Raises `RefusedError`."""
    with _on_disk(file) as path, tempfile.TemporaryDirectory(prefix="congdoan-picture-") as folder:
        answer = _run({"task": "examine"}, path, Path(folder))
        converted = Path(folder, "converted")
        return Examined(
            kind=answer["kind"],
            stored_kind=answer["converted"] or answer["kind"],
            converted=converted.read_bytes() if answer["converted"] else None,
        )


def cut(file: File[bytes], upright: Sequence[Cut], turned: Sequence[Cut]) -> list[bytes]:
    """Make renditions, in the order of the cuts; `turned` holds for a picture stored on its side.

    Raises `RefusedError`.
    """
    orders = {"upright": [part.order() for part in upright], "turned": [part.order() for part in turned]}
    with _on_disk(file) as path, tempfile.TemporaryDirectory(prefix="congdoan-picture-") as folder:
        _run({"task": "cut", **orders}, path, Path(folder))
        return [Path(folder, str(number)).read_bytes() for number in range(len(upright))]


def _run(task: dict[str, Any], path: Path, folder: Path) -> dict[str, Any]:
    order = task | {
        "file": str(path),
        "into": str(folder),
        "pixels": settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS,
        "memory": MEMORY_BYTES,
        "seconds": SECONDS,
    }
    try:
        ended = subprocess.run(  # noqa: S603 (a program of ours, without a shell)
            [sys.executable, "-I", str(PROGRAM)],
            input=json.dumps(order).encode(),
            capture_output=True,
            timeout=SECONDS,
            # Nothing of the site's own: a picture that takes the process over finds no key and no password.
            env={"LANG": "C.UTF-8"},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise RefusedError("limits") from error
    if ended.returncode or not ended.stdout:
        raise RefusedError("limits")
    answer: dict[str, Any] = json.loads(ended.stdout)
    if reason := answer.get("refused"):
        raise RefusedError("limits" if reason == "memory" else reason, answer.get("pixels", 0))
    return answer


@contextmanager
def _on_disk(file: File[bytes]) -> Iterator[Path]:
    """The file itself where it has a path, else a copy of it. Leaves `file` at its beginning."""
    if path := _path_of(file):
        yield path
        return
    with tempfile.NamedTemporaryFile(prefix="congdoan-picture-") as copy:
        _copy(file, copy)
        yield Path(copy.name)


def _copy(file: IO[bytes] | File[bytes], to: Any) -> None:
    file.seek(0)
    copyfileobj(file, to)
    to.flush()
    file.seek(0)


def _path_of(file: File[bytes]) -> Path | None:
    if hasattr(file, "temporary_file_path"):
        return Path(file.temporary_file_path())
    try:
        path = Path(file.path)  # type: ignore[attr-defined]
    except (AttributeError, NotImplementedError, ValueError):
        return None
    # A file that is about to be stored has the path of its future.
    return path if getattr(file, "_committed", False) else None
