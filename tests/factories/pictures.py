"""Pictures in every mode and format that a camera, a scanner or a program may write."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

from PIL import Image

from tests.factories.files import jpeg

__all__ = ["EVERY_MODE", "encoded", "rgb16_png"]


def encoded(mode: str, kind: str, size: tuple[int, int] = (90, 60), **options: Any) -> bytes:
    stored = io.BytesIO()
    shades = Image.linear_gradient("L").resize(size)
    if mode.startswith("I"):
        picture = Image.new("I", size)
        picture.putdata([value * 257 for value in shades.get_flattened_data()])
        picture = picture.convert(mode)
    else:
        picture = shades.convert("RGB").convert(mode) if mode in {"P", "CMYK"} else shades.convert(mode)
    picture.save(stored, kind, **options)
    return stored.getvalue()


def rgb16_png(size: tuple[int, int] = (90, 60), *, alpha: bool = False) -> bytes:
    """A PNG with 16 bits a channel, which Pillow reads and does not write."""
    channels = 4 if alpha else 3
    row = b"\0" + b"".join(struct.pack(">H", 700 * x) * channels for x in range(size[0]))
    header = struct.pack(">IIBBBBB", *size, 16, 6 if alpha else 2, 0, 0, 0)

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    pixels = zlib.compress(row * size[1])
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def _animated(kind: str) -> bytes:
    frames = [Image.new("RGB", (90, 60), colour) for colour in ("#800", "#080", "#008")]
    return _saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)


def _several_pictures() -> bytes:
    frames = [Image.new("RGB", (90, 60), colour) for colour in ("#800", "#080")]
    return _saved(frames[0], "MPO", save_all=True, append_images=frames[1:])


def _saved(picture: Image.Image, kind: str, **options: Any) -> bytes:
    stored = io.BytesIO()
    picture.save(stored, kind, **options)
    return stored.getvalue()


def _transparent_palette() -> bytes:
    return encoded("P", "PNG", transparency=0)


# By name: the content, and the extension it is stored with.
EVERY_MODE: dict[str, tuple[bytes, str]] = {
    "1": (encoded("1", "PNG"), "png"),
    "L": (encoded("L", "PNG"), "png"),
    "LA": (encoded("LA", "PNG"), "png"),
    "I;16": (encoded("I;16", "PNG"), "png"),
    "P": (encoded("P", "PNG"), "png"),
    "P transparent": (_transparent_palette(), "png"),
    "RGB": (encoded("RGB", "PNG"), "png"),
    "RGBA": (encoded("RGBA", "PNG"), "png"),
    "RGB, 16 bits": (rgb16_png(), "png"),
    "RGBA, 16 bits": (rgb16_png(alpha=True), "png"),
    "L in JPEG": (encoded("L", "JPEG"), "jpg"),
    "CMYK in JPEG": (encoded("CMYK", "JPEG"), "jpg"),
    "progressive JPEG": (encoded("RGB", "JPEG", progressive=True), "jpg"),
    "turned JPEG": (jpeg((90, 60), orientation=6), "jpg"),
    "MPO": (_several_pictures(), "jpg"),
    "P in GIF": (encoded("P", "GIF"), "gif"),
    "animated GIF": (_animated("GIF"), "gif"),
    "animated WebP": (_animated("WEBP"), "webp"),
    "animated PNG": (_animated("PNG"), "png"),
    "RGBA in WebP": (encoded("RGBA", "WEBP"), "webp"),
    "lossless WebP": (encoded("RGB", "WEBP", lossless=True), "webp"),
    "RGBA in AVIF": (encoded("RGBA", "AVIF"), "avif"),
    "animated AVIF": (_animated("AVIF"), "avif"),
}
