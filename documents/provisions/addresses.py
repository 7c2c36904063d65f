"""The address of a provision below that of its document; it stays while the text has the provision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from documents.enums import ProvisionKind
from documents.structure import Piece
from documents.structure.numbering import order_of
from documents.structure.pieces import ADDED
from vietnamese.text import fold

__all__ = ["PATTERN", "anchor_of", "path_of_words", "paths_of"]

WORDS: Final = {
    ProvisionKind.ATTACHMENT: "kem-theo",
    ProvisionKind.APPENDIX: "phu-luc",
    ProvisionKind.PART: "phan",
    ProvisionKind.CHAPTER: "chuong",
    ProvisionKind.SECTION: "muc",
    ProvisionKind.SUBSECTION: "tieu-muc",
    ProvisionKind.ARTICLE: "dieu",
    ProvisionKind.CLAUSE: "khoan",
    ProvisionKind.POINT: "diem",
}
# Numbered through the whole text, whatever part or chapter they stand in.
THROUGHOUT: Final = frozenset({ProvisionKind.ARTICLE, ProvisionKind.PART})
# What such an address looks like, for a route: a word, a hyphen and a number, and the same again.
_STEP: Final = rf"(?:{'|'.join(WORDS.values())})-[a-z0-9]+"
PATTERN: Final = rf"{_STEP}(?:/{_STEP})*"


def paths_of(pieces: Sequence[Piece]) -> dict[int, str]:
    """The paths by `id(piece)`, for all pieces and those in them; none for what has no address."""
    paths: dict[int, str] = {}
    taken: dict[str, int] = {}
    counts: dict[ProvisionKind, int] = {}
    for piece in pieces:
        number = piece.number
        if piece.kind in ADDED:
            counts[piece.kind] = counts.get(piece.kind, 0) + 1
            number = str(counts[piece.kind])
        _place(piece, number, "", "", paths, taken)
    return paths


def anchor_of(path: str) -> str:
    """The id of the element on the page of the document."""
    return path.replace("/", "-")


def _place(
    piece: Piece, number: str, within: str, added: str, paths: dict[int, str], taken: dict[str, int]
) -> None:
    word = WORDS.get(piece.kind)
    path = within
    if word and number:
        base = added if piece.kind in THROUGHOUT else within
        path = _free(f"{base}/{word}-{_slug(piece.kind, number)}".lstrip("/"), taken)
        paths[id(piece)] = path
    if piece.kind in ADDED:
        added = path
    for child in piece.children:
        _place(child, child.number, path, added, paths, taken)


def _slug(kind: ProvisionKind, number: str) -> str:
    """Letters of ASCII and digits alone: 4 for "IV", 12dd for "12đ", 1x2 for "1.2"."""
    if kind not in {ProvisionKind.ARTICLE, ProvisionKind.CLAUSE, ProvisionKind.POINT}:
        return str(order_of(number) or fold(number))
    return fold(number.lower().replace("đ", "dd")).replace(".", "x")


def _free(path: str, taken: dict[str, int]) -> str:
    """The second of two equal numbers, which a text may have by mistake, gets an address of its own."""
    taken[path] = taken.get(path, 0) + 1
    return path if taken[path] == 1 else f"{path}x{taken[path]}"


def path_of_words(article: str, clause: str | None = None, point: str | None = None) -> Iterator[str]:
    """The addresses of what a sentence names, from the narrowest to the article itself."""
    steps = [(ProvisionKind.ARTICLE, article), (ProvisionKind.CLAUSE, clause), (ProvisionKind.POINT, point)]
    if point and not clause:
        steps.pop()
    path = [f"{WORDS[kind]}-{_slug(kind, number)}" for kind, number in steps if number]
    for length in range(len(path), 0, -1):
        yield "/".join(path[:length])
