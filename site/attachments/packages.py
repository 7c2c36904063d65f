"""What hides in a package (zip, Office, OpenDocument) or an old Office file: bombs and programs."""

from __future__ import annotations

import zipfile
from typing import IO, Final

import olefile
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

__all__ = ["PACKAGE_EXTENSIONS", "check_old_office", "check_package"]

PACKAGE_EXTENSIONS: Final = frozenset({"docx", "xlsx", "pptx", "odt", "ods", "odp", "zip"})

MOST_MEMBERS: Final = 20_000
MOST_UNPACKED_BYTES: Final = 2 * 1024**3
# The text of a long table shrinks to a fiftieth; a large member that shrinks more holds nothing to read.
BOMB_BYTES: Final = 64 * 1024**2
BOMB_RATIO: Final = 150

# Members and streams in which Office and LibreOffice keep programs.
PROGRAM_MEMBERS: Final = ("vbaproject.bin", "vbadata.xml")
PROGRAM_FOLDERS: Final = ("basic/", "scripts/")
PROGRAM_STREAMS: Final = frozenset({"_vba_project_cur", "macros", "vba"})

TOO_LARGE_UNPACKED = _("Unpacked, this file would be far too large: it looks like an attack.")
HAS_MACROS = _(
    "This file holds macros (programs). Save it without them, for instance as .docx, .xlsx or .pdf."
)


def check_package(file: IO[bytes], extension: str) -> None:
    """Raise `ValidationError` for a package that unpacks to too much or holds programs.

    Only the directory at its end is read. Raises `BadZipFile` where it is none. An archive may hold anything.
    """
    with zipfile.ZipFile(file) as package:
        members = package.infolist()
    unpacked = sum(member.file_size for member in members)
    is_bomb = any(
        member.file_size > BOMB_BYTES and member.file_size > BOMB_RATIO * max(1, member.compress_size)
        for member in members
    )
    if is_bomb or len(members) > MOST_MEMBERS or unpacked > MOST_UNPACKED_BYTES:
        raise ValidationError({"file": TOO_LARGE_UNPACKED})
    names = [member.filename.lower() for member in members]
    if extension != "zip" and any(
        name.endswith(PROGRAM_MEMBERS) or name.startswith(PROGRAM_FOLDERS) for name in names
    ):
        raise ValidationError({"file": HAS_MACROS})


def check_old_office(file: IO[bytes]) -> None:
    """Raise `ValidationError` for a .doc, .xls or .ppt that holds programs. Damage is left to readers."""
    try:
        with olefile.OleFileIO(file) as container:
            entries = container.listdir(streams=False, storages=True)
    except (OSError, ValueError, IndexError):
        return
    if any(part.lower() in PROGRAM_STREAMS for entry in entries for part in entry):
        raise ValidationError({"file": HAS_MACROS})
