"""What the styles of a Word file say about its paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final
from xml.etree.ElementTree import Element

from news.word.names import W, child, is_on, value

__all__ = ["Look", "Styles"]

HEADING: Final = re.compile(r"(?:heading|đề mục|tiêu đề) ?([1-9])", re.IGNORECASE)
ROLES: Final = {
    "title": "title",
    "subtitle": "lead",
    "sapo": "lead",
    "lead": "lead",
    "caption": "caption",
}
LONGEST_CHAIN: Final = 20


@dataclass(frozen=True, slots=True)
class Look:
    """How something looks; None and "" where nothing is said."""

    is_bold: bool | None = None
    is_italic: bool | None = None
    is_hidden: bool | None = None
    script: str = ""
    font: str = ""
    align: str = ""

    @classmethod
    def of(cls, run: Element[Any] | None, paragraph: Element[Any] | None = None) -> Look:
        """As run properties and paragraph properties have it."""
        fonts = child(run, "rFonts")
        script = {"superscript": "sup", "subscript": "sub"}.get(value(child(run, "vertAlign")), "")
        font = value(fonts, "ascii") or value(fonts, "hAnsi")
        hidden = is_on(run, "vanish")
        align = value(child(paragraph, "jc"))
        return cls(is_on(run, "b"), is_on(run, "i"), hidden, script, font, align)

    def over(self, below: Look) -> Look:
        """This look, and what it leaves open from another."""
        return Look(
            below.is_bold if self.is_bold is None else self.is_bold,
            below.is_italic if self.is_italic is None else self.is_italic,
            below.is_hidden if self.is_hidden is None else self.is_hidden,
            self.script or below.script,
            self.font or below.font,
            self.align or below.align,
        )


@dataclass(slots=True)
class _Style:
    name: str
    based_on: str
    look: Look
    outline: str
    list_id: str
    list_level: str


@dataclass
class Styles:
    """Styles by their ids, each with what it takes from the one it is based on."""

    default: Look = field(default_factory=Look)
    default_paragraph: str = ""
    _styles: dict[str, _Style] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Element[Any] | None) -> Styles:
        styles = cls()
        if root is None:
            return styles
        styles.default = Look.of(child(root, "docDefaults", "rPrDefault", "rPr"))
        for style in root.iterfind(f"{W}style"):
            styles._take(style)
        return styles

    def _take(self, style: Element[Any]) -> None:
        key = value(style, "styleId")
        if value(style, "type") == "paragraph" and value(style, "default") in {"1", "true"}:
            self.default_paragraph = key
        properties = child(style, "pPr")
        self._styles[key] = _Style(
            name=value(child(style, "name")).lower(),
            based_on=value(child(style, "basedOn")),
            look=Look.of(child(style, "rPr"), properties),
            outline=value(child(properties, "outlineLvl")),
            list_id=value(child(properties, "numPr", "numId")),
            list_level=value(child(properties, "numPr", "ilvl")),
        )

    def look(self, key: str) -> Look:
        look = Look()
        for style in self._chain(key):
            look = look.over(style.look)
        return look

    def level(self, key: str) -> int:
        """The level of the headings of a style; 0 for no heading."""
        for style in self._chain(key):
            if match := HEADING.fullmatch(style.name):
                return int(match[1])
            if style.outline and style.outline in "012345678":
                return int(style.outline) + 1
        return 0

    def role(self, key: str) -> str:
        return next((ROLES[style.name] for style in self._chain(key) if style.name in ROLES), "")

    def numbering(self, key: str) -> tuple[str, str]:
        """The list that paragraphs of a style belong to, and their level in it."""
        for style in self._chain(key):
            if style.list_id:
                return style.list_id, style.list_level or "0"
        return "", "0"

    def _chain(self, key: str) -> list[_Style]:
        found: list[_Style] = []
        while (style := self._styles.get(key)) and len(found) < LONGEST_CHAIN:
            found.append(style)
            key = style.based_on
        return found
