"""Text of Word files before 2007 (.doc; [MS-DOC]), whose text lies in pieces all over the file."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

import olefile

from extraction.readers.results import Limits, Note, Outcome, PageText, UnreadableError
from extraction.readers.runs import Builder

__all__ = ["read_ole"]

# [MS-DOC] 2.5.1: places in the file information block.
IDENT: Final = 0xA5EC
FIRST_OF_97: Final = 0xC1
FLAGS_AT: Final = 0x0A
ENCRYPTED: Final = 0x0100
SECOND_TABLE: Final = 0x0200
TEXT_AT_BEFORE_97: Final = 0x18
LENGTHS_AT: Final = 0x4C
PIECES_AT: Final = 0x01A2
SHORTEST: Final = PIECES_AT + 8

# A field is { INSTRUCTION | result }, and either may hold fields; readers see the result.
FIELD_START, FIELD_RESULT, FIELD_END = "\x13", "\x14", "\x15"
FIELD_CODES: Final = re.compile(f"([{FIELD_START}{FIELD_RESULT}{FIELD_END}])")
END_OF_ROW, END_OF_CELL, HYPHEN = "\x07\x07", "\x07", "\x1e"


def read_ole(path: Path, limits: Limits) -> list[PageText]:
    """Word files; others in this container are not read, among them encrypted ones of today's formats."""
    try:
        with closing(olefile.OleFileIO(path)) as container:
            if container.exists("EncryptedPackage"):
                raise UnreadableError(Outcome.ENCRYPTED)
            if not container.exists("WordDocument"):
                raise UnreadableError(Outcome.UNSUPPORTED)
            text = _text(container, limits)
    except (OSError, struct.error, IndexError, ValueError) as error:
        raise UnreadableError(Outcome.BROKEN) from error
    builder = Builder(limits)
    builder.add(_shown(text))
    return builder.pages()


def _text(container: olefile.OleFileIO, limits: Limits) -> str:
    if container.get_size("WordDocument") > limits.unpacked_bytes:
        raise UnreadableError(Outcome.TOO_LARGE, Note.PACKAGE)
    stream = container.openstream("WordDocument").read()
    ident, version = struct.unpack_from("<HH", stream, 0)
    (flags,) = struct.unpack_from("<H", stream, FLAGS_AT)
    if flags & ENCRYPTED:
        raise UnreadableError(Outcome.ENCRYPTED)
    if ident != IDENT or version < FIRST_OF_97:
        first, last = struct.unpack_from("<II", stream, TEXT_AT_BEFORE_97)
        return str(stream[first:last].decode("cp1252", errors="replace"))
    table = container.openstream("1Table" if flags & SECOND_TABLE else "0Table").read()
    start, length = struct.unpack_from("<II", stream, PIECES_AT)
    text = "".join(_pieces(stream, _piece_table(table[start : start + length]), limits))
    body, footnotes, headers, _macros, _comments, endnotes = struct.unpack_from("<6i", stream, LENGTHS_AT)
    notes = body + footnotes + headers
    return f"{text[: body + footnotes]}\r{text[notes : notes + endnotes] if endnotes > 0 else ''}"


def _piece_table(pieces: bytes) -> bytes:
    """The table behind the property changes of pieces ([MS-DOC] 2.9.38)."""
    at = 0
    while pieces[at] == 1:
        (length,) = struct.unpack_from("<H", pieces, at + 1)
        at += 3 + length
    if pieces[at] != 2:
        raise ValueError("no piece table")
    (length,) = struct.unpack_from("<I", pieces, at + 1)
    return pieces[at + 5 : at + 5 + length]


def _pieces(stream: bytes, table: bytes, limits: Limits) -> Iterator[str]:
    """The pieces in the order of the text: of one byte a character (code page 1252), or of two."""
    count = (len(table) - 4) // 12
    places = struct.unpack_from(f"<{count + 1}I", table, 0)
    if places[-1] > limits.characters:
        raise UnreadableError(Outcome.TOO_LARGE, Note.CHARACTERS)
    for number in range(count):
        (place,) = struct.unpack_from("<I", table, 4 * (count + 1) + 8 * number + 2)
        length = places[number + 1] - places[number]
        if length < 0:
            raise ValueError("pieces out of order")
        start = place & 0x3FFFFFFF
        if place & 0x40000000:
            yield stream[start // 2 : start // 2 + length].decode("cp1252", errors="replace")
        else:
            yield stream[start : start + 2 * length].decode("utf-16-le", errors="replace")


def _shown(text: str) -> str:
    parts: list[str] = []
    instructions: list[bool] = []
    for part in FIELD_CODES.split(text):
        if part == FIELD_START:
            instructions.append(True)
        elif part == FIELD_RESULT and instructions:
            instructions[-1] = False
        elif part == FIELD_END and instructions:
            instructions.pop()
        elif not any(instructions):
            parts.append(part)
    shown = "".join(parts).replace(END_OF_ROW, "\n").replace(END_OF_CELL, "\t")
    return shown.replace(HYPHEN, "-").replace("\r", "\n")
