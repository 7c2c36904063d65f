"""How much of a Word file becomes an article."""

from __future__ import annotations

from typing import Final

__all__ = ["MEMORY_BYTES", "MOST_PICTURES", "MOST_PICTURE_BYTES", "MOST_UNPACKED_BYTES", "SECONDS"]

MOST_PICTURES: Final = 60
MOST_PICTURE_BYTES: Final = 30 * 1024 * 1024
MOST_UNPACKED_BYTES: Final = 400 * 1024 * 1024
SECONDS: Final = 60
MEMORY_BYTES: Final = 1536 * 1024 * 1024
