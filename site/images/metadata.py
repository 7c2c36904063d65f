"""Metadata of photographs: what a camera writes about where somebody was does not leave the house."""

from __future__ import annotations

import struct

from django.core.files.base import ContentFile, File
from PIL import ExifTags, Image, UnidentifiedImageError

from images.containers import JPEG_START, PNG_START, is_webp, jpeg_with, png_with, webp_with

__all__ = ["remove_position", "without_position"]

BROKEN = (UnidentifiedImageError, OSError, ValueError, SyntaxError, struct.error)


def remove_position(file: File[bytes]) -> None:
    """Take the position out of a picture that is about to be stored."""
    file.seek(0)
    content = file.read()
    file.seek(0)
    cleaned = without_position(content)
    if cleaned != content:
        file.file = ContentFile(cleaned, name=file.name)


def without_position(content: bytes) -> bytes:
    """Return a picture without GPS data and XMP, its pixels untouched; what has neither comes back unchanged.

    Orientation, date and camera stay, since the picture would otherwise lie on its side. The metadata of an
    AVIF cannot be taken out in place: `images.intake` has it encoded anew.
    """
    if content.startswith(JPEG_START):
        return jpeg_with(content, _exif_without_position)
    if content.startswith(PNG_START):
        return png_with(content, _exif_without_position)
    if is_webp(content):
        return webp_with(content, _exif_without_position)
    return content


def _exif_without_position(data: bytes) -> bytes:
    """EXIF data without the position; none at all where it cannot be read."""
    exif = Image.Exif()
    try:
        exif.load(data)
        has_position = ExifTags.Base.GPSInfo in exif or ExifTags.Base.MakerNote in exif.get_ifd(
            ExifTags.IFD.Exif
        )
        return _cleaned(exif).tobytes().removeprefix(b"Exif\x00\x00") if has_position else data
    except BROKEN:
        return b""


def _cleaned(exif: Image.Exif) -> Image.Exif:
    # Makers write positions into their own part, too.
    exif.get_ifd(ExifTags.IFD.Exif).pop(ExifTags.Base.MakerNote, None)
    exif.get_ifd(ExifTags.IFD.GPSInfo).clear()
    exif.pop(ExifTags.Base.GPSInfo, None)
    return exif
