"""The light markup of running text: ``**bold**``, ``*italic*`` and ``[words](target)``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape

INLINE = re.compile(
    r"\*\*(?P<bold>[^*]+)\*\*|\*(?P<italic>[^*]+)\*|\[(?P<words>[^\]]+)\]\((?P<target>[^)\s]+)\)"
)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style. ``target`` is an address or ``kind:key`` of an item of the content."""

    text: str
    bold: bool = False
    italic: bool = False
    target: str = ""


def runs(text: str) -> Iterator[Run]:
    position = 0
    for match in INLINE.finditer(text):
        if match.start() > position:
            yield Run(text[position : match.start()])
        if match["bold"]:
            yield Run(match["bold"], bold=True)
        elif match["italic"]:
            yield Run(match["italic"], italic=True)
        else:
            yield Run(match["words"], target=match["target"])
        position = match.end()
    if position < len(text):
        yield Run(text[position:])


def plain(text: str) -> str:
    """``text`` without its marks."""
    return "".join(run.text for run in runs(text))


def targets(text: str) -> tuple[str, ...]:
    return tuple(run.target for run in runs(text) if run.target)


def to_html(text: str, link_attributes: Callable[[str], str]) -> str:
    """``text`` as inline HTML of the editor.

    ``link_attributes`` turns the target of a link into the attributes of its ``<a>``, already escaped,
    e.g. ``'linktype="page" id="7"'``.
    """
    return "".join(_html_of(run, link_attributes) for run in runs(text))


def _html_of(run: Run, link_attributes: Callable[[str], str]) -> str:
    words = escape(run.text, quote=False)
    if run.target:
        return f"<a {link_attributes(run.target)}>{words}</a>"
    if run.bold:
        return f"<b>{words}</b>"
    if run.italic:
        return f"<i>{words}</i>"
    return words
