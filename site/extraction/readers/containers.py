"""Which of the office files before 2007 an OLE container holds ([MS-CFB]), told by its streams."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

import olefile

from extraction.readers.old_slides import read_old_slides
from extraction.readers.old_spreadsheet import read_old_spreadsheet
from extraction.readers.old_word import read_ole
from extraction.readers.results import Limits, Outcome, PageText, UnreadableError

__all__ = ["read_container"]

READERS: Final[tuple[tuple[str, Callable[[Path, Limits], list[PageText]]], ...]] = (
    ("WordDocument", read_ole),
    ("Workbook", read_old_spreadsheet),
    ("Book", read_old_spreadsheet),
    ("PowerPoint Document", read_old_slides),
)


def read_container(path: Path, limits: Limits) -> list[PageText]:
    """Word, Excel and PowerPoint; so are files of today's formats stored when they are encrypted."""
    try:
        with closing(olefile.OleFileIO(path)) as container:
            if container.exists("EncryptedPackage"):
                raise UnreadableError(Outcome.ENCRYPTED)
            reader = next((reader for stream, reader in READERS if container.exists(stream)), None)
    except (OSError, IndexError, ValueError) as error:
        raise UnreadableError(Outcome.BROKEN) from error
    if reader is None:
        raise UnreadableError(Outcome.UNSUPPORTED)
    return reader(path, limits)
