"""Going through the text of a Word file: its paragraphs and tables in their order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final
from xml.etree.ElementTree import Element as XmlElement

from news.word.doubts import Doubt, Reason
from news.word.elements import Cell, Element, Grid, Paragraph
from news.word.names import MC, W, child, is_on, local, value
from news.word.numbering import Numbering
from news.word.package import Target
from news.word.runs import Inline
from news.word.styles import Look, Styles

__all__ = ["Body"]

# What is around paragraphs and says nothing by itself.
WRAPPERS: Final = frozenset(
    {"sdtContent", "sdt", "ins", "moveTo", "smartTag", "customXml", "AlternateContent"}
)
LEFT_OUT: Final = frozenset({"del", "moveFrom", "Fallback", "sdtPr", "sectPr", "pPr", "rPr"})
ALIGNMENTS: Final = {"end": "right", "both": "left", "start": "left"}


@dataclass
class Body:
    """Reads one member of the package. `doubts` gathers what is left out or may be misread."""

    styles: Styles
    numbering: Numbering
    targets: dict[str, Target]
    doubts: list[Doubt] = field(default_factory=list)

    def elements(self, container: XmlElement[Any]) -> Iterator[Element]:
        for one in container:
            name = local(one)
            if name == "p":
                yield from self._paragraphs(one)
            elif name == "tbl":
                yield self._grid(one)
            elif one.tag == f"{MC}Choice" or name in WRAPPERS:
                yield from self.elements(one)
            elif name in {"del", "moveFrom"}:
                self._note_deleted(one)

    def _paragraphs(self, element: XmlElement[Any]) -> Iterator[Element]:
        """A paragraph, and after it what stands in text boxes that hang on it."""
        properties = child(element, "pPr")
        style = value(child(properties, "pStyle")) or self.styles.default_paragraph
        look = Look.of(None, properties).over(self.styles.look(style))
        align = ALIGNMENTS.get(look.align, look.align)
        paragraph = Paragraph(role=self.styles.role(style), level=self._level(properties, style), align=align)
        inline = Inline(self.styles, self.targets, self.doubts, look.over(self.styles.default))
        inline.read(element)
        paragraph.runs, paragraph.pictures = inline.joined(), inline.pictures
        if paragraph.text.strip():
            list_id, level = self._list_of(properties, style)
            paragraph.label = self.numbering.label(list_id, level) if list_id not in {"", "0"} else None
        yield paragraph
        for box in inline.boxes:
            inside = list(self.elements(box))
            if any(isinstance(one, Grid) or one.words for one in inside):
                self.doubts.append(Doubt(Reason.TEXT_BOX, _first_words(inside)))
            yield from inside

    def _level(self, properties: XmlElement[Any] | None, style: str) -> int:
        outline = value(child(properties, "outlineLvl"))
        return int(outline) + 1 if outline and outline in "012345678" else self.styles.level(style)

    def _list_of(self, properties: XmlElement[Any] | None, style: str) -> tuple[str, str]:
        own = child(properties, "numPr")
        list_id, level = value(child(own, "numId")), value(child(own, "ilvl"))
        of_style, level_of_style = self.styles.numbering(style)
        return list_id or of_style, level or level_of_style

    def _grid(self, element: XmlElement[Any]) -> Grid:
        grid = Grid()
        for row in self._children(element, "tr"):
            header = is_on(child(row, "trPr"), "tblHeader")
            grid.has_header = grid.has_header or (not grid.rows and bool(header))
            grid.rows.append([self._cell(cell) for cell in self._children(row, "tc")])
        return grid

    def _cell(self, element: XmlElement[Any]) -> Cell:
        properties = child(element, "tcPr")
        merge = child(properties, "vMerge")
        columns = value(child(properties, "gridSpan"))
        return Cell(
            list(self.elements(element)),
            columns=min(int(columns), 100) if columns.isdecimal() and columns != "0" else 1,
            goes_on=merge is not None and value(merge) in {"", "continue"},
        )

    def _children(self, element: XmlElement[Any], name: str) -> Iterator[XmlElement[Any]]:
        for one in element:
            if one.tag == f"{W}{name}":
                yield one
            elif local(one) in WRAPPERS:
                yield from self._children(one, name)

    def _note_deleted(self, element: XmlElement[Any]) -> None:
        words = " ".join(one.text or "" for one in element.iter(f"{W}delText"))
        if words.strip():
            self.doubts.append(Doubt(Reason.DELETED_TEXT, words.strip()))


def _first_words(elements: list[Element]) -> str:
    return next((one.words for one in elements if isinstance(one, Paragraph) and one.words), "")
