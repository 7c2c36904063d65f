"""A PowerPoint file of before 2007, as small as one can be."""

from __future__ import annotations

import struct
from collections.abc import Sequence

from tests.extraction.old_word import container

DOCUMENT, SLIDE_LIST, SLIDE_IN_LIST, SLIDE, TEXTBOX = 0x03E8, 0x0FF0, 0x03F3, 0x03EE, 0xF00D
TEXT, TEXT_OF_BYTES, EDIT, DIRECTORY = 0x0FA0, 0x0FA8, 0x0FF5, 0x1772
PLAIN, ENCRYPTED = 0xE391C05F, 0xF3D1C4DF


def ppt(*slides: tuple[str, str], saved_before: str = "", token: int = PLAIN) -> bytes:
    """Slides of (title in the outline, text in a box); `saved_before`: what the first box had formerly."""
    stream = b""
    edits: list[int] = []
    former = [(slides[0][0], saved_before), *slides[1:]] if saved_before else None
    for version in filter(None, (former, slides)):
        stream = _saved(stream, version, edits)
    user = _record(0x0FF6, struct.pack("<III", 20, token, edits[-1]))
    return container([("PowerPoint Document", stream), ("Current User", user)])


def _saved(stream: bytes, slides: Sequence[tuple[str, str]], edits: list[int]) -> bytes:
    places = []
    for _title, text in slides:
        places.append(len(stream))
        stream += _record(
            SLIDE, _record(TEXTBOX, _record(TEXT_OF_BYTES, text.encode("latin-1")), inside=True), inside=True
        )
    listed = b"".join(
        _record(SLIDE_IN_LIST, struct.pack("<5I", number, 0, 0, 0, 0))
        + _record(TEXT, title.encode("utf-16-le"))
        for number, (title, _text) in enumerate(slides, 2)
    )
    masters = _record(SLIDE_LIST, _record(TEXT, "mẫu".encode("utf-16-le")), instance=1, inside=True)
    places.insert(0, len(stream))
    stream += _record(DOCUMENT, masters + _record(SLIDE_LIST, listed, inside=True), inside=True)
    directory = len(stream)
    stream += _record(DIRECTORY, struct.pack(f"<I{len(places)}I", 1 | len(places) << 20, *places))
    before = edits[-1] if edits else 0
    edits.append(len(stream))
    return stream + _record(EDIT, struct.pack("<6I", 0, 0, before, directory, 1, 0))


def _record(kind: int, content: bytes, *, instance: int = 0, inside: bool = False) -> bytes:
    return struct.pack("<HHI", instance << 4 | (0xF if inside else 0), kind, len(content)) + content
