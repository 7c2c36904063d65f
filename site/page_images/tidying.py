"""Keeping the folder of drawn pages small. What is removed is made again when it is asked for."""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.conf import settings

from attachments.models import Attachment
from page_images.keeping import folder_of

__all__ = ["Tidied", "tidy"]

UNFINISHED_FOR: Final = 60 * 60


@dataclass(frozen=True, slots=True)
class Tidied:
    """What was removed: folders of contents that no file has any more, and pictures above the limit."""

    folders: int
    pictures: int


def tidy(most_bytes: int) -> Tidied:
    """Remove what belongs to no file, what was left unfinished, and the oldest pictures above a limit."""
    root = Path(settings.PAGE_IMAGES_ROOT)
    wanted = {
        folder_of(attachment) for attachment in Attachment.objects.only("sha256", "file_size").iterator()
    }
    unwanted = [folder for folder in root.glob("??/*") if folder not in wanted]
    for folder in unwanted:
        shutil.rmtree(folder, ignore_errors=True)
    for path in root.glob("??/*/unfinished-*"):
        if path.stat().st_mtime < time.time() - UNFINISHED_FOR:
            path.unlink(missing_ok=True)
    return Tidied(len(unwanted), _shrink(root, most_bytes))


def _shrink(root: Path, most_bytes: int) -> int:
    stats = [(path.stat(), path) for path in root.glob("??/*/*.webp")]
    pictures = sorted(((stat.st_mtime, stat.st_size, path) for stat, path in stats), reverse=True)
    kept = removed = 0
    for _made, size, path in pictures:
        kept += size
        if kept > most_bytes:
            path.unlink(missing_ok=True)
            removed += 1
    return removed
