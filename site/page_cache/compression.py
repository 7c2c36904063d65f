"""A page compressed once for all its readers, although each reads other numbers in it."""

from __future__ import annotations

import gzip
import struct
import zlib
from collections.abc import Sequence
from typing import Final

__all__ = ["compressed", "gzip_of"]

LEVEL: Final = 9
# Of what is compressed for one reader: higher levels take twice the time for a tenth of the bytes.
LEVEL_AT_ONCE: Final = 2
# Texts that refer to nothing before them get long where there are many: then the page is compressed for each.
MOST_MORE: Final = 1.25
# RFC 1952: magic, deflate, no flags, no time, slowest, system unknown.
HEADER: Final = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
# An empty last block, RFC 1951.
LAST_BLOCK: Final = b"\x03\x00"


def compressed(texts: Sequence[bytes]) -> tuple[bytes, ...]:
    """Each text as blocks that refer to nothing before them and end at a whole byte.

    None at all where they would come out much longer than the whole.
    """
    blocks = tuple(map(_blocks, texts))
    at_once = len(zlib.compress(b"".join(texts), LEVEL_AT_ONCE))
    return blocks if sum(map(len, blocks)) <= MOST_MORE * at_once else ()


def gzip_of(blocks: Sequence[bytes], numbers: Sequence[bytes], content: bytes) -> bytes:
    """The gzip form of `content`, which is made of texts with numbers between them.

    `blocks` are what `compressed` has made of the texts.
    """
    if not blocks:
        return gzip.compress(content, LEVEL_AT_ONCE, mtime=0)
    parts = [HEADER]
    for text, number in zip(blocks, numbers, strict=False):
        parts += (text, _stored(number))
    tail = struct.pack("<II", zlib.crc32(content), len(content) & 0xFFFFFFFF)
    return b"".join([*parts, blocks[-1], LAST_BLOCK, tail])


def _blocks(text: bytes) -> bytes:
    if not text:
        return b""
    compressor = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return compressor.compress(text) + compressor.flush(zlib.Z_FULL_FLUSH)


def _stored(number: bytes) -> bytes:
    """A block that is not compressed: its length, the same with all bits turned, and the bytes."""
    return struct.pack("<BHH", 0, len(number), len(number) ^ 0xFFFF) + number
