"""A Word file of before 2007, as small as one can be: a container with two streams."""

from __future__ import annotations

import struct
from collections.abc import Sequence

SECTOR = 512
# Shorter streams would lie in another one.
SHORTEST_STREAM = 4096
END_OF_CHAIN, FAT_SECTOR, FREE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
COMPRESSED = 0x40000000


def doc(*pieces: tuple[str, str], flags: int = 0) -> bytes:
    """A Word file whose pieces are (text, "cp1252" or "utf-16-le"), in an order of their own in the file."""
    header = bytearray(1024)
    text, placed = b"", {}
    for number, (piece, encoding) in reversed(list(enumerate(pieces))):
        at = len(header) + len(text)
        placed[number] = at * 2 | COMPRESSED if encoding == "cp1252" else at
        text += piece.encode(encoding) + b"\0" * (len(piece) % 2)
    ends = [0]
    for piece, _encoding in pieces:
        ends.append(ends[-1] + len(piece))
    table = b"".join(struct.pack("<I", end) for end in ends)
    table += b"".join(struct.pack("<HIH", 0, placed[number], 0) for number in range(len(pieces)))
    changes = b"\x01" + struct.pack("<H", 2) + b"\0\0"
    clx = changes + b"\x02" + struct.pack("<I", len(table)) + table
    struct.pack_into("<HH", header, 0, 0xA5EC, 0xC1)
    struct.pack_into("<H", header, 0x0A, 0x0200 | flags)
    struct.pack_into("<i", header, 0x4C, ends[-1])
    struct.pack_into("<II", header, 0x01A2, 0, len(clx))
    return container([("WordDocument", bytes(header) + text), ("1Table", clx)])


def container(streams: Sequence[tuple[str, bytes]]) -> bytes:
    """An OLE container ([MS-CFB]) of streams: a sector of allocation, one of the directory, then contents."""
    fat = [FAT_SECTOR, END_OF_CHAIN]
    contents = b""
    entries = [_entry("Root Entry", 5, END_OF_CHAIN, 0, child=1)]
    for number, (name, stream) in enumerate(streams, 1):
        padded = stream.ljust(max(SHORTEST_STREAM, -(-len(stream) // SECTOR) * SECTOR), b"\0")
        start, count = len(fat), len(padded) // SECTOR
        fat += [*range(start + 1, start + count), END_OF_CHAIN]
        right = number + 1 if number < len(streams) else FREE
        entries.append(_entry(name, 2, start, len(padded), right=right))
        contents += padded
    fat += [FREE] * (SECTOR // 4 - len(fat))
    directory = b"".join(entries).ljust(SECTOR, b"\0")
    return _header() + struct.pack(f"<{len(fat)}I", *fat) + directory + contents


def _header() -> bytes:
    fixed = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    sizes = struct.pack("<6xIIIIIIIII", 0, 1, 1, 0, SHORTEST_STREAM, END_OF_CHAIN, 0, END_OF_CHAIN, 0)
    return fixed + sizes + struct.pack("<109I", 0, *[FREE] * 108)


def _entry(name: str, kind: int, start: int, size: int, *, right: int = FREE, child: int = FREE) -> bytes:
    encoded = name.encode("utf-16-le") + b"\0\0"
    named = encoded.ljust(64, b"\0") + struct.pack("<HBB", len(encoded), kind, 1)
    return named + struct.pack("<III", FREE, right, child) + b"\0" * 36 + struct.pack("<IQ", start, size)
