"""What to say of a file that is not what its name promises, and what to do about it."""

from __future__ import annotations

import re
from typing import Final

import filetype
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

__all__ = ["refusal"]

# Programs for records, and Office itself, save web pages under the names of its files; Office opens them.
MARKUP: Final = re.compile(rb"^(?:\xef\xbb\xbf|\xff\xfe)?\s*(?:<|MIME-Version:)", re.IGNORECASE)
OLE_SIGNATURE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PROGRAMS: Final = {
    "doc": ("Word", ".docx"),
    "docx": ("Word", ".docx"),
    "odt": ("Word", ".docx"),
    "rtf": ("Word", ".docx"),
    "xls": ("Excel", ".xlsx"),
    "xlsx": ("Excel", ".xlsx"),
    "ods": ("Excel", ".xlsx"),
    "ppt": ("PowerPoint", ".pptx"),
    "pptx": ("PowerPoint", ".pptx"),
    "odp": ("PowerPoint", ".pptx"),
}
NOT_THAT: Final = _("The content of this file is not that of a .%(extension)s file.")
WEB_PAGE: Final = _("Inside it is a web page: open it in %(program)s, save it as %(kind)s and send that.")
RENAMED: Final = _("Inside it is a .%(found)s file: let its name end in .%(found)s and send it again.")
SAVE_AGAIN: Final = _("Open it in %(program)s, save it as %(kind)s and send that.")
PRINT: Final = _("Open it where it was made, save it as .pdf and send that.")


def refusal(extension: str, head: bytes) -> str | Promise:
    """The sentences for a file of this extension whose content begins with `head`."""
    program, kind = PROGRAMS.get(extension, ("", ""))
    names = {"extension": extension, "program": program, "kind": kind}
    found = _kind_of(head)
    if program and MARKUP.match(head):
        remedy = WEB_PAGE
    elif found and found != extension:
        remedy = RENAMED
    else:
        remedy = SAVE_AGAIN if program else PRINT
    return f"{NOT_THAT % names} {remedy % (names | {'found': found})}"


def _kind_of(head: bytes) -> str:
    """The extension that the first bytes belong to; "" where they do not tell, as of archives."""
    if head.startswith(b"{\\rtf"):
        return "rtf"
    guessed = filetype.guess(head)
    known = guessed.extension if guessed else ""
    return known if known in {"pdf", "docx", "xlsx", "pptx", "odt", "ods", "png", "tif"} else ""
