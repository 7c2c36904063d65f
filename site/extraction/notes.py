"""What a limit that was met means, in words for staff."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from extraction.readers.results import Note

__all__ = ["said"]

WORDS: Final[dict[Note, str | Promise]] = {
    Note.PAGES: _("The file has more pages than are read: %(pages)s were."),
    Note.SCANNED_PAGES: _("The file has more scanned pages than are recognised: %(pages)s pages were read."),
    Note.CHARACTERS: _("The file has more text than is read."),
    Note.PACKAGE: _("Unpacked, the file would fill too much space."),
    Note.PICTURE: _("A picture in the file is too large to be recognised."),
    Note.MEMORY: _("Reading took more memory than it may."),
    Note.CRASH: _("The file brought down the program that read it, several times."),
}


def said(note: Note | None, pages: int) -> str:
    """The words for a note, where there is one; `pages` were read."""
    return str(WORDS[note]) % {"pages": pages} if note in WORDS else ""
