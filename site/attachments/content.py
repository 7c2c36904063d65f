"""What a file really is: its type is read from its first bytes, not from its name."""

from __future__ import annotations

import hashlib
import zipfile
from os import SEEK_END
from pathlib import PurePath
from typing import IO, Final

import filetype
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from attachments.packages import PACKAGE_EXTENSIONS, check_old_office, check_package
from attachments.refusals import refusal

__all__ = ["check_content", "check_extension", "sha256_of"]

HEAD_BYTES: Final = 8192
CHUNK_BYTES: Final = 1024 * 1024
OLE_SIGNATURE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RICH_TEXT: Final = b"{\\rtf"
EXECUTABLE_SIGNATURES: Final = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
# A member of the package that every file of the format has.
PACKAGE_MEMBERS: Final = {
    "docx": "word/document.xml",
    "xlsx": "xl/workbook.xml",
    "pptx": "ppt/presentation.xml",
    "odt": "content.xml",
    "ods": "content.xml",
    "odp": "content.xml",
}
OLE_EXTENSIONS: Final = {"doc", "xls", "ppt"}
SAME_KIND: Final = {"tiff": "tif"}
TEXT_EXTENSIONS: Final = {"txt", "csv"}
# The end mark stands in the last 1,024 bytes (ISO 32000-1, annex H); scanners add more after it.
PDF_TAIL_BYTES: Final = 64 * 1024

PROTECTED = _(
    "This file is protected by a password, so nobody could read it. Open it, save it without, send it anew."
)
BROKEN = _("This file is incomplete or damaged. Open it where it was made, save it again and send it anew.")


def sha256_of(file: IO[bytes]) -> str:
    """Return the hex digest of the whole content and leave `file` at its beginning."""
    digest = hashlib.sha256()
    file.seek(0)
    while chunk := file.read(CHUNK_BYTES):
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def check_extension(name: str) -> None:
    """Raise `ValidationError` if files of this kind are not taken (`WAGTAILDOCS_EXTENSIONS`)."""
    allowed = settings.WAGTAILDOCS_EXTENSIONS
    if PurePath(name).suffix.lower().removeprefix(".") not in allowed:
        kinds = ", ".join(f".{kind}" for kind in allowed)
        raise ValidationError(
            {
                "file": _(
                    "Files of this kind are not taken, only %(kinds)s. Open it where it was made and save it "
                    "as one of these: documents as .docx or .pdf."
                )
                % {"kinds": kinds}
            }
        )


def check_content(file: IO[bytes], name: str) -> None:
    """Raise `ValidationError` if the content is not what the extension of `name` promises.

    Leaves `file` at its beginning. Empty files, programs under any name, macros, packages that unpack to
    too much and PDFs without their end are refused. Never reads a large file into memory.
    """
    extension = PurePath(name).suffix.lower().removeprefix(".")
    file.seek(0)
    head = file.read(HEAD_BYTES)
    file.seek(0)
    if not head:
        raise ValidationError({"file": _("This file is empty.")})
    if extension in PACKAGE_MEMBERS and head.startswith(OLE_SIGNATURE):
        # So Office stores what it encrypts.
        raise ValidationError({"file": PROTECTED})
    if head.startswith(EXECUTABLE_SIGNATURES):
        raise ValidationError({"file": _("This file is a program. Programs are not taken under any name.")})
    if not _matches(extension, head, file):
        raise ValidationError({"file": refusal(extension, head)})
    _check_inside(extension, file)
    file.seek(0)


def _check_inside(extension: str, file: IO[bytes]) -> None:
    if extension in PACKAGE_EXTENSIONS:
        try:
            check_package(file, extension)
        except zipfile.BadZipFile as error:
            raise ValidationError({"file": BROKEN}) from error
    elif extension in OLE_EXTENSIONS:
        check_old_office(file)
    elif extension == "pdf":
        file.seek(0, SEEK_END)
        file.seek(max(0, file.tell() - PDF_TAIL_BYTES))
        if b"%%EOF" not in file.read(PDF_TAIL_BYTES):
            raise ValidationError({"file": BROKEN})


def _matches(extension: str, head: bytes, file: IO[bytes]) -> bool:
    if extension in PACKAGE_MEMBERS:
        return _has_member(file, PACKAGE_MEMBERS[extension])
    if extension in OLE_EXTENSIONS:
        # Word itself writes rich text under the name .doc, and every program opens it.
        return head.startswith(OLE_SIGNATURE) or (extension == "doc" and head.startswith(RICH_TEXT))
    if extension in TEXT_EXTENSIONS:
        return b"\x00" not in head
    if extension == "pdf":
        # Readers accept up to 1,024 bytes before the header (ISO 32000-1, annex H).
        return b"%PDF-" in head[:1024]
    kind = filetype.guess(head)
    return kind is not None and kind.extension == SAME_KIND.get(extension, extension)


def _has_member(file: IO[bytes], member: str) -> bool:
    try:
        with zipfile.ZipFile(file) as package:
            return member in package.namelist()
    except zipfile.BadZipFile:
        return False
