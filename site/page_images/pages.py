"""The pages of a file as pictures, made when they are first asked for; the first page sooner, for lists.

They are drawn on the server because readers then need no program and no script, and a phone loads 50 kB
(print) to 110 kB (a scan) for a page where the file may have twenty megabytes.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from attachments.models import Attachment
from page_images.enums import PageImageState
from page_images.keeping import folder_of, kept
from page_images.processes import BusyError, FailedError, run

__all__ = [
    "COVER_WIDTH", "WIDTHS", "Outline", "is_drawable", "known_outline", "letters_of", "outline_of",
    "picture_of",
]  # fmt: skip

DRAWABLE: Final = frozenset({"pdf", "jpg", "jpeg", "png", "webp", "gif"})
COVER_WIDTH: Final = 240
# For a phone, a desktop, and for looking closely.
WIDTHS: Final = (800, 1200, 2000)


@dataclass(frozen=True, slots=True)
class Outline:
    """What a file looks like as a whole: whether it can be shown, and the shapes of its pages.

    `sizes` are widths and heights in no particular unit, of the first pages; there are fewer than
    `page_count` where a file has more pages than are shown.
    """

    state: PageImageState
    page_count: int = 0
    sizes: tuple[tuple[int, int], ...] = ()

    @property
    def is_ready(self) -> bool:
        return self.state is PageImageState.READY

    @property
    def shown_count(self) -> int:
        return len(self.sizes)


def is_drawable(attachment: Attachment) -> bool:
    return attachment.file_extension.lower() in DRAWABLE


def outline_of(attachment: Attachment) -> Outline:
    """The outline of a file; opens the file the first time."""
    if not is_drawable(attachment):
        return Outline(PageImageState.NO_PICTURE)
    source = Path(attachment.file.path)
    if not source.is_file():
        return Outline(PageImageState.MISSING)
    try:
        path = kept(_outline_path(attachment), lambda answer: run(answer, "measure", source), _is_outline)
    except BusyError:
        return Outline(PageImageState.BUSY)
    except FailedError:
        return Outline(PageImageState.BROKEN)
    return _read(path) or Outline(PageImageState.BUSY)


def known_outline(attachment: Attachment) -> Outline | None:
    """The outline of a file that was opened before, or None; for lists, which must not wait."""
    return _read(_outline_path(attachment))


def picture_of(attachment: Attachment, number: int, width: int) -> Path:
    """The WebP of a page, counted from 1, in one of `WIDTHS` or as `COVER_WIDTH`.

    Raises `FailedError` where there is no such picture, `BusyError` where it may come in a moment.
    """
    outline = outline_of(attachment)
    if outline.state is PageImageState.BUSY:
        raise BusyError
    if width not in {*WIDTHS, COVER_WIDTH} or not 1 <= number <= outline.shown_count:
        raise FailedError
    source = Path(attachment.file.path)
    path = folder_of(attachment) / f"{number}-{width}.webp"
    return kept(path, lambda answer: run(answer, "draw", source, number, width), _is_picture)


def letters_of(attachment: Attachment, number: int) -> Path:
    """Where the text of a page stands, as JSON (see `page_images.drawing`). Raises like `picture_of`."""
    outline = outline_of(attachment)
    if outline.state is PageImageState.BUSY:
        raise BusyError
    if not 1 <= number <= outline.shown_count:
        raise FailedError
    source = Path(attachment.file.path)
    path = folder_of(attachment) / f"{number}.json"
    return kept(path, lambda answer: run(answer, "letters", source, number), _is_list)


def _outline_path(attachment: Attachment) -> Path:
    return folder_of(attachment) / "outline.json"


def _read(path: Path) -> Outline | None:
    """None where nothing is kept, or nothing that can be read."""
    try:
        found = json.loads(path.read_bytes())
        sizes = tuple((int(width), int(height)) for width, height in found["sizes"])
        return Outline(PageImageState(found["state"]), int(found["pages"]), sizes)
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _is_outline(path: Path) -> bool:
    return _read(path) is not None


def _is_list(path: Path) -> bool:
    try:
        return isinstance(json.loads(path.read_bytes()), list)
    except (OSError, ValueError):
        return False


def _is_picture(path: Path) -> bool:
    """Whether a WebP is as long as it says it is."""
    try:
        with path.open("rb") as picture:
            head = picture.read(12)
            size = picture.seek(0, os.SEEK_END)
    except OSError:
        return False
    return head[:4] == b"RIFF" and head[8:] == b"WEBP" and int.from_bytes(head[4:8], "little") + 8 == size
