"""Provisions as HTML: headings as headings, each with an anchor, and the table of contents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from documents.enums import ProvisionKind
from documents.provisions.addresses import anchor_of
from documents.structure import Piece
from documents.structure.pieces import ADDED, GROUPS

__all__ = ["contents_of", "html_of", "name_of"]

# Below the heading of the text itself, an `h2`.
FIRST_LEVEL: Final = 3
LAST_LEVEL: Final = 6
HEADED: Final = ADDED | GROUPS | {ProvisionKind.ARTICLE}
WORDS: Final = {
    ProvisionKind.PART: "Phần",
    ProvisionKind.CHAPTER: "Chương",
    ProvisionKind.SECTION: "Mục",
    ProvisionKind.SUBSECTION: "Tiểu mục",
    ProvisionKind.ARTICLE: "Điều",
    ProvisionKind.CLAUSE: "khoản",
    ProvisionKind.POINT: "điểm",
}
#: A text of fewer headings is seen at a glance.
FEWEST_IN_CONTENTS: Final = 4

Paths = Mapping[int, str]


def html_of(pieces: Sequence[Piece], paths: Paths) -> SafeString:
    """The whole text."""
    return _joined(part for piece in pieces for part in _piece(piece, paths, FIRST_LEVEL))


def contents_of(pieces: Sequence[Piece], paths: Paths) -> SafeString:
    """A list of the headings, each a link to its place; empty for a text of few."""
    lines = [line for piece in pieces for line in _lines(piece, paths, 0)]
    return _joined(lines) if len(lines) >= FEWEST_IN_CONTENTS else SafeString("")


def name_of(piece: Piece) -> str:
    """As the law names it: "Điều 5", "Chương IV", "khoản 2"; an attachment or appendix by its title."""
    word = WORDS.get(piece.kind)
    return f"{word} {piece.number}" if word else piece.title


def _piece(piece: Piece, paths: Paths, level: int) -> Iterator[SafeString]:
    path = paths.get(id(piece), "")
    if piece.kind in HEADED:
        yield _heading(piece, path, min(level, LAST_LEVEL))
        yield from _paragraphs(piece.paragraphs)
        level += 1
    elif piece.kind in {ProvisionKind.CLAUSE, ProvisionKind.POINT}:
        yield _numbered(piece, path)
        yield from _paragraphs(piece.paragraphs[1:], piece.kind)
    else:
        yield from _paragraphs(piece.paragraphs, piece.kind)
    for child in piece.children:
        yield from _piece(child, paths, level)


def _heading(piece: Piece, path: str, level: int) -> SafeString:
    title = piece.title if piece.kind not in ADDED else ""
    name = name_of(piece)
    if piece.kind is ProvisionKind.ARTICLE:
        name = f"{name}."
    return format_html(
        '<h{} class="provision provision--{}" id="{}"><a href="#{}" class="provision__number">{}</a>{}</h{}>',
        level,
        piece.kind.value,
        anchor_of(path),
        anchor_of(path),
        name,
        f" {title}" if title else "",
        level,
    )


def _numbered(piece: Piece, path: str) -> SafeString:
    mark = f"{piece.number})" if piece.kind is ProvisionKind.POINT else f"{piece.number}."
    return format_html(
        '<p class="provision provision--{}" id="{}">'
        '<a href="#{}" class="provision__number" aria-label="{}">{}</a> {}</p>',
        piece.kind.value,
        anchor_of(path),
        anchor_of(path),
        _("Link to %(provision)s") % {"provision": name_of(piece)},
        mark,
        piece.paragraphs[0] if piece.paragraphs else "",
    )


def _paragraphs(paragraphs: Sequence[str], kind: ProvisionKind | None = None) -> Iterator[SafeString]:
    for paragraph in paragraphs:
        if kind:
            yield format_html('<p class="provision--{}">{}</p>', kind.value, paragraph)
        else:
            yield format_html("<p>{}</p>", paragraph)


def _lines(piece: Piece, paths: Paths, depth: int) -> Iterator[SafeString]:
    if piece.kind in HEADED:
        path = anchor_of(paths.get(id(piece), ""))
        is_named = piece.kind in ADDED
        title = "" if is_named or not piece.title else f". {piece.title}"
        yield format_html(
            '<li class="contents__line contents__line--{}"><a href="#{}">{}{}</a></li>',
            depth,
            path,
            name_of(piece),
            title,
        )
        depth += 1
    for child in piece.children:
        yield from _lines(child, paths, depth)


def _joined(parts: Iterator[SafeString] | Sequence[SafeString]) -> SafeString:
    return format_html_join("\n", "{}", ((part,) for part in parts))
