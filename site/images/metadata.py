"""Metadata of photographs: what a camera writes about where somebody was does not leave the house."""

from __future__ import annotations

import io
from typing import IO, Final

from django.core.files.base import ContentFile, File
from PIL import ExifTags, Image, UnidentifiedImageError

__all__ = ["remove_position", "without_position"]

JPEG_START: Final = b"\xff\xd8"
EXIF_HEADER: Final = b"Exif\x00\x00"
XMP_HEADER: Final = b"http://ns.adobe.com/xap/1.0/\x00"
APP1: Final = 0xE1
START_OF_SCAN: Final = 0xDA


def remove_position(file: File[bytes]) -> None:
    """Take the position out of an uncommitted JPEG, its pixels untouched; other files stay."""
    file.seek(0)
    content = file.read()
    file.seek(0)
    cleaned = without_position(content)
    if cleaned != content:
        file.file = ContentFile(cleaned, name=file.name)


def without_position(content: bytes) -> bytes:
    """Return a JPEG without GPS data and XMP, its pixels untouched; anything else comes back unchanged.

    Orientation, date and camera stay, since the picture would otherwise lie on its side.
    """
    if not content.startswith(JPEG_START):
        return content
    kept = bytearray(JPEG_START)
    position = len(JPEG_START)
    while position + 4 <= len(content) and content[position] == 0xFF:
        marker = content[position + 1]
        if marker == START_OF_SCAN:
            break
        end = position + 2 + int.from_bytes(content[position + 2 : position + 4])
        payload = content[position + 4 : end]
        if marker == APP1 and payload.startswith(EXIF_HEADER):
            kept += _segment(_exif_without_position(io.BytesIO(content)))
        elif not (marker == APP1 and payload.startswith(XMP_HEADER)):
            kept += content[position:end]
        position = end
    return bytes(kept) + content[position:]


def _exif_without_position(picture: IO[bytes]) -> bytes:
    try:
        exif = Image.open(picture).getexif()
    except (UnidentifiedImageError, OSError, ValueError):
        return b""
    for tag in (ExifTags.Base.GPSInfo, ExifTags.Base.MakerNote):
        exif.pop(tag, None)
    exif.get_ifd(ExifTags.IFD.GPSInfo).clear()
    return exif.tobytes()


def _segment(payload: bytes) -> bytes:
    if not payload:
        return b""
    return bytes((0xFF, APP1)) + (len(payload) + 2).to_bytes(2) + payload
