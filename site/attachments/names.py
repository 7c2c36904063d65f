"""Names of files as readers get them."""

from __future__ import annotations

import unicodedata
from pathlib import PurePath
from typing import Final

__all__ = ["clean_name"]

NAME_LENGTH: Final = 255


def clean_name(name: str) -> str:
    """The name without folders, in composed letters (NFC), on one line, its ending kept where it is cut.

    macOS sends diacritics as characters of their own, which other systems show beside their letters.
    """
    last = unicodedata.normalize("NFC", PurePath(name).name)
    path = PurePath(" ".join("".join(c if c.isprintable() else " " for c in last).split()))
    return f"{path.stem[: NAME_LENGTH - len(path.suffix)]}{path.suffix}"[:NAME_LENGTH]
