"""The draft that a Word file comes to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from news.word.doubts import Doubt

__all__ = ["Byline", "Draft", "NumberedList", "Picture", "Piece", "Table", "Text"]


@dataclass(frozen=True, slots=True)
class Text:
    """Running text in the HTML of rich text."""

    html: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in its place. `part` names the content, which a draft may show more than once."""

    part: str
    caption: str = ""
    credit: str = ""
    alt_text: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Cells as plain text, every row as long as the others."""

    rows: Sequence[Sequence[str]]
    has_header: bool = False


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A list that begins with another number than 1; items in the HTML of rich text."""

    start: int
    items: Sequence[str]


Piece = Text | Picture | Table | NumberedList


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote, and for which body; either may be empty."""

    name: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything that was read in a file stands here once: in a field, in a piece, or named by a doubt."""

    title: str = ""
    lead: str = ""
    pieces: Sequence[Piece] = ()
    bylines: Sequence[Byline] = ()
    source: str = ""
    doubts: Sequence[Doubt] = field(default_factory=list)
