"""What a limit that was met means, in words for staff."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from extraction.readers.results import Ending, Note, Outcome

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

# What to do about a file that has no text to give.
REMEDIES: Final[dict[Outcome, str | Promise]] = {
    Outcome.ENCRYPTED: _("Open it, save it without the password and put it in the place of this file."),
    Outcome.BROKEN: _(
        "Open it where it was made, save it as .docx or .pdf and put it in the place of this file."
    ),
    Outcome.UNSUPPORTED: _("Open it where it was made, save it as .docx, .xlsx, .pptx or .pdf and add that."),
    Outcome.TOO_SLOW: _(
        "Divide it, or save its pages with fewer dots (300 dpi are enough), and add the parts."
    ),
    Outcome.NEEDS_OCR: _("Ask whoever runs the site to install Tesseract; the file is then read by itself."),
    Outcome.NO_TEXT: _("If it shows text all the same, scan it again: straight, in grey, with 300 dpi."),
}


def said(ending: Ending, pages: int) -> str:
    """The words for how reading ended, with what to do, where there is anything to say; `pages` were read."""
    if ending.note in WORDS:
        return str(WORDS[ending.note]) % {"pages": pages}
    return str(REMEDIES.get(ending.outcome, ""))
