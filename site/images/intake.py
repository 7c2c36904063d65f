"""Taking a picture in: its content decides what it is, whatever its name says."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

import filetype
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from images.metadata import remove_position
from images.processes import Examined, RefusedError, examine
from vietnamese.numbers import format_number
from vietnamese.text import nfc

__all__ = ["FORMATS", "named_by_content", "take_in", "taken_in"]

# As people know them, for messages.
FORMATS: Final = "JPEG, PNG, WebP, HEIC, AVIF, GIF"
# The first is the name that a picture of the kind gets.
EXTENSIONS: Final = {
    "avif": (".avif",),
    "gif": (".gif",),
    "heic": (".heic", ".heif", ".hif"),
    "jpeg": (".jpg", ".jpeg"),
    "png": (".png",),
    "webp": (".webp",),
}
AVIF: Final = frozenset({b"avif", b"avis"})
# Formats whose metadata can only be removed, or that can only be shown, after they were encoded anew.
ENCODED_ANEW: Final = {
    b"heic",
    b"heix",
    b"hevc",
    b"hevx",
    b"heim",
    b"heis",
    b"mif1",
    b"msf1",
    b"avif",
    b"avis",
}
MILLION: Final = 1_000_000
NAMELESS: Final = "anh"

DAMAGED: Final = gettext_lazy(
    "This picture is damaged or incomplete and cannot be shown. Copy it from the camera or phone once more."
)
LIMITS: Final = gettext_lazy(
    "This picture takes too much time or memory to open. Save it as a JPEG of at most 8,000 pixels a side."
)


def taken_in(upload: UploadedFile[bytes]) -> UploadedFile[bytes]:
    """The upload as it is to be stored: converted where browsers do not show it, named by its content.

    Raises `ValidationError` with what to do, in words.
    """
    upload.name = nfc(upload.name or "")
    try:
        examined = examine(upload)
    except RefusedError as refusal:
        raise ValidationError(reason(refusal, upload), code=refusal.reason) from refusal
    name = named_by_content(upload.name, examined.stored_kind)
    if examined.converted is not None:
        return SimpleUploadedFile(name, examined.converted, f"image/{examined.stored_kind}")
    upload.name = name
    upload.content_type = f"image/{examined.kind}"
    return upload


def take_in(file: File[bytes]) -> None:
    """The same for a file that a program is about to store, and without a position (see `images.metadata`).

    Only what has to be encoded anew is decoded here: the makers of renditions look at the rest. Raises
    `ValidationError`.
    """
    file.seek(0)
    start = file.read(32)
    file.seek(0)
    if start[4:8] == b"ftyp" and start[8:12] in ENCODED_ANEW:
        _store(file, _examined(file))
    elif kind := kind_of(start):
        file.name = named_by_content(file.name or "", kind)
    remove_position(file)


def _examined(file: File[bytes]) -> Examined | None:
    try:
        return examine(file)
    except RefusedError as refusal:
        if refusal.reason == "pixels":
            raise ValidationError(reason(refusal, file), code=refusal.reason) from refusal
        return None


def _store(file: File[bytes], examined: Examined | None) -> None:
    if examined is None:
        return
    name = named_by_content(file.name or "", examined.stored_kind)
    if examined.converted is not None:
        file.file = ContentFile(examined.converted, name=name)
    file.name = name


def named_by_content(name: str, kind: str) -> str:
    """The name with an extension of its kind: "ảnh.jpg" that is WebP → "ảnh.webp"."""
    # A name of blanks or dots alone would lose its extension on the disk.
    name = name.strip(" .") or NAMELESS
    path = PurePath(name)
    if path.suffix.lower() in EXTENSIONS[kind]:
        return name
    is_extension = 1 < len(path.suffix) <= 5
    stem = name.removesuffix(path.suffix) if is_extension else name
    return f"{stem}{EXTENSIONS[kind][0]}"


def kind_of(start: bytes) -> str:
    """The format that the first bytes tell, of those that are stored as they are; else nothing."""
    if start.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if start.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if start.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    return "webp" if start[:4] == b"RIFF" and start[8:12] == b"WEBP" else ""


def reason(refusal: RefusedError, file: File[bytes]) -> str:
    if refusal.reason == "pixels":
        return _(
            "This picture is too large: it has %(pixels)s million pixels, and may have %(most)s million at "
            "most. Make it smaller, or save it as a JPEG of at most 8,000 pixels a side."
        ) % {
            "pixels": format_number(round(refusal.pixels / MILLION)),
            "most": format_number(settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // MILLION),
        }
    if refusal.reason == "kind":
        return _not_a_picture(file)
    return str(DAMAGED if refusal.reason == "damaged" else LIMITS)


def _not_a_picture(file: File[bytes]) -> str:
    file.seek(0)
    start = file.read(4096)
    file.seek(0)
    if not start:
        return _("This file is empty.")
    if kind_of(start) or (start[4:8] == b"ftyp" and start[8:12] in AVIF):
        return str(DAMAGED)
    if start[4:8] == b"ftyp" and start[8:12] in ENCODED_ANEW:
        return _(
            "This photograph of a phone (HEIC) cannot be opened here. Send it as JPEG: on an iPhone choose "
            "Settings > Camera > Formats > Most Compatible, or save the picture as JPEG before."
        )
    found = filetype.guess(start)
    if found is not None:
        return _("This is a %(kind)s file. Save it as JPEG or PNG first; formats: %(formats)s.") % {
            "kind": found.extension.upper(),
            "formats": FORMATS,
        }
    return _("This is no picture that can be shown; formats: %(formats)s.") % {"formats": FORMATS}
