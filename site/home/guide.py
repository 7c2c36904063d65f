"""The guide for staff: a page of the documentation, rendered."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

__all__ = ["GUIDE", "Guide", "Heading", "read_guide", "render"]

GUIDE: Final = Path(__file__).resolve().parents[1] / "docs" / "staff.md"
NOT_IN_ANCHORS: Final = re.compile(r"[^\w\- ]")


@dataclass(frozen=True, slots=True)
class Heading:
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Guide:
    title: str
    sections: tuple[Heading, ...]
    html: SafeString


def read_guide(path: Path = GUIDE) -> Guide:
    return _rendered(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=1)
def _rendered(path: Path, _changed: int) -> Guide:
    return render(path.read_text(encoding="utf-8"))


def render(text: str) -> Guide:
    """The title, the sections below it, and everything after the title as HTML.

    HTML in the text is shown as it is written, and links that would run a program are no links.
    Headings have the anchors by which links in the documentation name them.
    """
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = markdown.parse(text)
    sections, title, counted = [], "", dict[str, int]()
    for opening, inline in pairwise(tokens):
        if opening.type != "heading_open":
            continue
        if opening.tag == "h1" and not title:
            title = inline.content
            continue
        anchor = _anchor(inline.content, counted)
        opening.attrSet("id", anchor)
        if opening.tag == "h2":
            sections.append(Heading(anchor, inline.content))
    html = markdown.renderer.render(_without_title(tokens), markdown.options, {})
    # The renderer has escaped what is not its own.
    return Guide(title, tuple(sections), mark_safe(html))  # noqa: S308


def _anchor(heading: str, counted: dict[str, int]) -> str:
    """As code hosts make it: small letters and hyphens; a second one of the same name ends in -1."""
    anchor = NOT_IN_ANCHORS.sub("", heading.lower()).replace(" ", "-")
    times = counted[anchor] = counted.get(anchor, -1) + 1
    return f"{anchor}-{times}" if times else anchor


def _without_title(tokens: list[Token]) -> list[Token]:
    """Leave out the first heading, which the page shows as its own: opening, words, closing."""
    first = next((index for index, token in enumerate(tokens) if token.type == "heading_open"), None)
    if first is None or tokens[first].tag != "h1":
        return tokens
    return tokens[:first] + tokens[first + 3 :]
