"""The kinds of block a body is made of, and how they are written in a content file.

Blocks are separated by an empty line. A line that begins with ``## `` or ``### `` is a heading, lines that
begin with ``1. `` make a numbered list, anything between ``::: kind`` and ``:::`` is a block of that kind
whose fields are TOML, and all else is a paragraph in light markup.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from demonstration.fields import Fields

FENCE = re.compile(r"^::: (?P<kind>[a-z-]+)$")
LIST_ITEM = re.compile(r"^\d+\. ")
HEADING = re.compile(r"^(?P<marks>#{2,3}) (?P<text>.+)$")


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class NumberedList:
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PictureBlock:
    picture: str
    caption: str
    credit: str = ""


@dataclass(frozen=True, slots=True)
class PictureSet:
    """A gallery inside a body (một số hình ảnh)."""

    title: str
    pictures: tuple[PictureBlock, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    text: str
    speaker: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, all of one length; the first row holds the column headings. ``widths`` are shares."""

    caption: str
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class AttachmentBlock:
    """A file made of a paper; ``filename`` ends in the format: ``.pdf`` or ``.docx``."""

    paper: str
    title: str
    filename: str


@dataclass(frozen=True, slots=True)
class DocumentReference:
    """A legal document of the library by its number as written there."""

    number: str
    note: str = ""


Block = (
    Paragraph
    | Heading
    | NumberedList
    | PictureBlock
    | PictureSet
    | Quote
    | Table
    | AttachmentBlock
    | DocumentReference
)


def parse_blocks(body: str) -> tuple[Block, ...]:
    """Raise ValueError where the text can't be read as blocks."""
    return tuple(_block(chunk) for chunk in _chunks(body))


def _chunks(body: str) -> Iterator[list[str]]:
    lines: list[str] = []
    fenced = False
    for line in body.splitlines():
        fenced = (fenced or FENCE.match(line) is not None) and line != ":::"
        is_heading = not fenced and HEADING.match(line) is not None
        if lines and (is_heading or not (line.strip() or fenced)):
            yield lines
            lines = []
        if is_heading:
            yield [line]
        elif line.strip() or fenced:
            lines.append(line)
    if fenced:
        raise ValueError(f"block {lines[0]!r} is never closed")
    if lines:
        yield lines


def _block(lines: list[str]) -> Block:
    if fence := FENCE.match(lines[0]):
        return _fenced(fence["kind"], "\n".join(lines[1:-1]))
    if heading := HEADING.match(lines[0]):
        return Heading(text=heading["text"], level=len(heading["marks"]))
    if LIST_ITEM.match(lines[0]):
        return NumberedList(items=tuple(LIST_ITEM.sub("", line) for line in lines))
    return Paragraph(text=" ".join(line.strip() for line in lines))


def _fenced(kind: str, source: str) -> Block:
    if kind not in READERS:
        raise ValueError(f"unknown kind of block {kind!r}")
    fields = Fields(tomllib.loads(source))
    block = READERS[kind](fields)
    fields.finish()
    return block


def _picture(fields: Fields) -> PictureBlock:
    block = PictureBlock(
        picture=fields.text("picture"), caption=fields.text("caption"), credit=fields.text("credit", "")
    )
    fields.finish()
    return block


def _picture_set(fields: Fields) -> PictureSet:
    pictures = tuple(_picture(each) for each in fields.tables("pictures"))
    return PictureSet(title=fields.text("title"), pictures=pictures)


def _quote(fields: Fields) -> Quote:
    return Quote(text=fields.text("text"), speaker=fields.text("speaker"), role=fields.text("role", ""))


def _table(fields: Fields) -> Table:
    return Table(
        caption=fields.text("caption", ""), rows=fields.rows("rows"), widths=fields.integers("widths")
    )


def _attachment(fields: Fields) -> AttachmentBlock:
    return AttachmentBlock(
        paper=fields.text("paper"), title=fields.text("title"), filename=fields.text("filename")
    )


def _document(fields: Fields) -> DocumentReference:
    return DocumentReference(number=fields.text("number"), note=fields.text("note", ""))


READERS: Mapping[str, Callable[[Fields], Block]] = {
    "picture": _picture,
    "pictures": _picture_set,
    "quote": _quote,
    "table": _table,
    "attachment": _attachment,
    "document": _document,
}
