"""Text of PowerPoint files before 2007 (.ppt; [MS-PPT]): a slide is a page.

A file is a stream of records. Saving adds new versions of what was changed at its end, and a directory that
tells where the valid one of each lies.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final, NamedTuple

import olefile

from extraction.readers.results import Limits, Note, Outcome, PageText, UnreadableError
from extraction.readers.runs import Builder

__all__ = ["read_old_slides"]

# [MS-PPT] 2.13.24: types of records.
TEXT, TEXT_OF_BYTES, SLIDE_IN_LIST, SLIDE_LIST = 0x0FA0, 0x0FA8, 0x03F3, 0x0FF0
CONTAINER: Final = 0xF
HEADER: Final = 8
ENCRYPTED: Final = 0xF3D1C4DF
MOST_EDITS: Final = 10_000


class _Record(NamedTuple):
    """`start` to `end` is the content; `instance` tells lists of slides from those of masters and notes."""

    kind: int
    instance: int
    is_container: bool
    start: int
    end: int


def read_old_slides(path: Path, limits: Limits) -> list[PageText]:
    builder = Builder(limits)
    try:
        with closing(olefile.OleFileIO(path)) as container:
            stream = _stream(container, "PowerPoint Document", limits)
            user = _stream(container, "Current User", limits)
        token, last_edit = struct.unpack_from("<II", user, HEADER + 4)
        if token == ENCRYPTED:
            raise UnreadableError(Outcome.ENCRYPTED)
        for texts in _slides(stream, last_edit):
            for text in texts:
                builder.add(text.replace("\r", "\n").replace("\x0b", "\n"))
                builder.end_paragraph()
            builder.end_page()
    except (OSError, struct.error, IndexError, KeyError, ValueError) as error:
        raise UnreadableError(Outcome.BROKEN) from error
    return builder.pages()


def _stream(container: olefile.OleFileIO, name: str, limits: Limits) -> bytes:
    if container.get_size(name) > limits.unpacked_bytes:
        raise UnreadableError(Outcome.TOO_LARGE, Note.PACKAGE)
    return bytes(container.openstream(name).read())


def _slides(stream: bytes, last_edit: int) -> Iterator[list[str]]:
    """The texts of each slide: those of its outline stand in the list of slides, others on the slide."""
    places, document = _directory(stream, last_edit)
    for record in _records(stream, *_content(stream, places[document])):
        if (record.kind, record.instance) != (SLIDE_LIST, 0):
            continue
        texts: list[str] | None = None
        slide = 0
        for part in _records(stream, record.start, record.end):
            if part.kind == SLIDE_IN_LIST:
                if texts is not None:
                    yield texts + _texts(stream, places, slide)
                (slide,) = struct.unpack_from("<I", stream, part.start)
                texts = []
            elif texts is not None and (text := _text(stream, part)):
                texts.append(text)
        if texts is not None:
            yield texts + _texts(stream, places, slide)


def _directory(stream: bytes, edit: int) -> tuple[dict[int, int], int]:
    """Where each object lies by its number, and the number of the document; earlier edits fill the gaps."""
    places: dict[int, int] = {}
    document = 0
    for _ in range(MOST_EDITS):
        before, directory, of_document = struct.unpack_from("<III", stream, edit + HEADER + 8)
        document = document or of_document
        at, end = _content(stream, directory)
        while at < end:
            (entry,) = struct.unpack_from("<I", stream, at)
            first, count = entry & 0xFFFFF, entry >> 20
            for number, place in enumerate(struct.unpack_from(f"<{count}I", stream, at + 4), first):
                places.setdefault(number, place)
            at += 4 + 4 * count
        if not before or before >= edit:
            break
        edit = before
    return places, document


def _texts(stream: bytes, places: dict[int, int], slide: int) -> list[str]:
    if slide not in places:
        return []
    return [
        text
        for part in _all_within(stream, *_content(stream, places[slide]))
        if (text := _text(stream, part))
    ]


def _text(stream: bytes, record: _Record) -> str:
    content = stream[record.start : record.end]
    if record.kind == TEXT:
        return content.decode("utf-16-le", errors="replace")
    return content.decode("latin-1") if record.kind == TEXT_OF_BYTES else ""


def _content(stream: bytes, at: int) -> tuple[int, int]:
    (length,) = struct.unpack_from("<I", stream, at + 4)
    return at + HEADER, min(at + HEADER + length, len(stream))


def _records(stream: bytes, at: int, end: int) -> Iterator[_Record]:
    while at + HEADER <= end:
        version, kind = struct.unpack_from("<HH", stream, at)
        start, stop = _content(stream, at)
        yield _Record(kind, version >> 4, version & 0xF == CONTAINER, start, min(stop, end))
        at = stop


def _all_within(stream: bytes, at: int, end: int) -> Iterator[_Record]:
    for record in _records(stream, at, end):
        if record.is_container:
            yield from _all_within(stream, record.start, record.end)
        else:
            yield record
