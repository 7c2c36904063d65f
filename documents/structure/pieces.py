"""A piece of a text: a chapter, an article, a clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from documents.enums import ProvisionKind

__all__ = ["ADDED", "GROUPS", "Piece"]

# What stands beside the text, with articles of its own.
ADDED: Final = frozenset({ProvisionKind.ATTACHMENT, ProvisionKind.APPENDIX})
# What articles stand in.
GROUPS: Final = frozenset(
    {ProvisionKind.PART, ProvisionKind.CHAPTER, ProvisionKind.SECTION, ProvisionKind.SUBSECTION}
)


@dataclass(slots=True)
class Piece:
    """One piece with what is in it.

    `number` is as written, without mark ("5", "12a", "IV", "đ"), empty where it has none. `paragraphs` are
    its own, before its first child. `page` is that of the file, from 1; 0 where the text has no pages.
    """

    kind: ProvisionKind
    number: str = ""
    title: str = ""
    page: int = 0
    paragraphs: list[str] = field(default_factory=list)
    children: list[Piece] = field(default_factory=list)

    def walk(self) -> Iterator[Piece]:
        """This piece and all in it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()
