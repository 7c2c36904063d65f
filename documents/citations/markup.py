"""References in HTML: where in the source the text of each stands."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from itertools import accumulate
from typing import Final

from documents.citations.references import Reference, references_in

__all__ = ["Marked", "marked_references"]

# A number inside these is no place for a link: a link already, code, a control, the title of the page.
CLOSED: Final = frozenset(
    {
        "a", "audio", "button", "code", "h1", "iframe", "kbd", "label", "math", "noscript", "object",
        "option", "pre", "samp", "script", "select", "style", "summary", "svg", "template", "textarea",
        "time", "title", "video",
    }
)  # fmt: skip
# Tags that stand inside a line; any other begins a new one.
INLINE: Final = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s",
     "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Marked:
    """A reference whose text is ``html[start:end]``, without a tag in it."""

    start: int
    end: int
    reference: Reference


@dataclass(slots=True)
class _Piece:
    """Text as it stands in the source from `start`; `text` is what it reads."""

    start: int
    text: str
    is_literal: bool
    is_open: bool
    # Pieces with the same run have no tag between them.
    run: int


def marked_references(html: str) -> list[Marked]:
    """The references a link can be put around, in order, without overlap."""
    reader = _Reader(html)
    reader.feed(html)
    reader.close()
    pieces = reader.pieces
    starts = [0, *accumulate(len(piece.text) for piece in pieces)]
    found: list[Marked] = []
    for item in references_in("".join(piece.text for piece in pieces)):
        # Pieces without text share their start with the next, which is the one that counts.
        first = bisect_right(starts, item.start) - 1
        last = bisect_right(starts, item.end - 1) - 1
        if _is_one_text(pieces[first], pieces[last]):
            start = pieces[first].start + item.start - starts[first]
            found.append(Marked(start, pieces[last].start + item.end - starts[last], item.reference))
    return found


def _is_one_text(first: _Piece, last: _Piece) -> bool:
    """Whether a link may go around both, and its ends stand in the source as they read."""
    return first.is_open and first.run == last.run and first.is_literal and last.is_literal


class _Reader(HTMLParser):
    """Collects the texts of some HTML with their places."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.pieces: list[_Piece] = []
        self._lines = [0]
        for line in html.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)
        self._closed: list[str] = []
        self._run = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._pass(tag)
        if tag in CLOSED:
            self._closed.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._pass(tag)

    def handle_endtag(self, tag: str) -> None:
        self._pass(tag)
        if tag in self._closed:
            del self._closed[self._closed.index(tag) :]

    def handle_data(self, data: str) -> None:
        self._add(data, is_literal=True)

    def handle_entityref(self, name: str) -> None:
        self._add(unescape(f"&{name};"), is_literal=False)

    def handle_charref(self, name: str) -> None:
        self._add(unescape(f"&#{name};"), is_literal=False)

    def handle_comment(self, data: str) -> None:
        self._run += 1

    def _pass(self, tag: str) -> None:
        self._run += 1
        if tag not in INLINE:
            self._add("\n", is_literal=False)

    def _add(self, text: str, *, is_literal: bool) -> None:
        line, offset = self.getpos()
        start = self._lines[line - 1] + offset
        self.pieces.append(_Piece(start, text, is_literal, not self._closed, self._run))
