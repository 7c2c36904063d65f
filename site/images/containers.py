"""The formats that carry metadata, taken apart and put together again without touching the pixels."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from typing import Final

__all__ = ["JPEG_START", "PNG_START", "is_webp", "jpeg_with", "png_with", "webp_with"]

# Given the EXIF data (a TIFF structure), returns what stays of it; nothing drops it.
Clean = Callable[[bytes], bytes]

JPEG_START: Final = b"\xff\xd8"
EXIF_HEADER: Final = b"Exif\x00\x00"
XMP_HEADERS: Final = (b"http://ns.adobe.com/xap/1.0/\x00", b"http://ns.adobe.com/xmp/extension/\x00")
APP1: Final = 0xE1
START_OF_SCAN: Final = 0xDA

PNG_START: Final = b"\x89PNG\r\n\x1a\n"
# Texts in which programs keep XMP, and EXIF in the way older ones did.
PNG_TEXTS: Final = {b"tEXt", b"zTXt", b"iTXt"}
PNG_METADATA: Final = (b"XML:com.adobe.xmp\x00", b"Raw profile type ")

WEBP_HAS_EXIF: Final = 0x08
WEBP_HAS_XMP: Final = 0x04


def jpeg_with(content: bytes, clean: Clean) -> bytes:
    """The JPEG with its EXIF data cleaned and without XMP."""
    kept = bytearray(JPEG_START)
    position = len(JPEG_START)
    while position + 4 <= len(content) and content[position] == 0xFF:
        marker = content[position + 1]
        if marker == START_OF_SCAN:
            break
        end = position + 2 + int.from_bytes(content[position + 2 : position + 4])
        payload = content[position + 4 : end]
        if marker == APP1 and payload.startswith(EXIF_HEADER):
            exif = clean(payload.removeprefix(EXIF_HEADER))
            kept += _jpeg_segment(EXIF_HEADER + exif) if exif else b""
        elif not (marker == APP1 and payload.startswith(XMP_HEADERS)):
            kept += content[position:end]
        position = end
    return bytes(kept) + content[position:]


def png_with(content: bytes, clean: Clean) -> bytes:
    """The PNG with its EXIF data cleaned and without XMP."""
    kept = bytearray(PNG_START)
    position = len(PNG_START)
    while position + 12 <= len(content):
        end = position + 12 + int.from_bytes(content[position : position + 4])
        kind, payload = content[position + 4 : position + 8], content[position + 8 : end - 4]
        if kind == b"eXIf":
            exif = clean(payload)
            kept += _png_chunk(kind, exif) if exif else b""
        elif not (kind in PNG_TEXTS and payload.startswith(PNG_METADATA)):
            kept += content[position:end]
        position = end
    return bytes(kept) + content[position:]


def is_webp(content: bytes) -> bool:
    return content[:4] == b"RIFF" and content[8:12] == b"WEBP"


def webp_with(content: bytes, clean: Clean) -> bytes:
    """The WebP with its EXIF data cleaned and without XMP."""
    kept = bytearray()
    flags = 0
    for kind, payload in _webp_chunks(content):
        new = clean(payload.removeprefix(EXIF_HEADER)) if kind == b"EXIF" else payload
        if kind == b"XMP " or (kind == b"EXIF" and not new):
            continue
        flags |= WEBP_HAS_EXIF if kind == b"EXIF" else 0
        kept += kind + len(new).to_bytes(4, "little") + new + bytes(len(new) % 2)
    if kept[:4] == b"VP8X":
        kept[8] = kept[8] & ~(WEBP_HAS_EXIF | WEBP_HAS_XMP) | flags
    return b"RIFF" + (len(kept) + 4).to_bytes(4, "little") + b"WEBP" + bytes(kept)


def _webp_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    position = 12
    while position + 8 <= len(content):
        end = position + 8 + int.from_bytes(content[position + 4 : position + 8], "little")
        yield content[position : position + 4], content[position + 8 : end]
        position = end + end % 2


def _jpeg_segment(payload: bytes) -> bytes:
    return bytes((0xFF, APP1)) + (len(payload) + 2).to_bytes(2) + payload


def _png_chunk(kind: bytes, payload: bytes) -> bytes:
    checksum = zlib.crc32(kind + payload)
    return len(payload).to_bytes(4) + kind + payload + checksum.to_bytes(4)
