"""Text of Word files since 2007 (.docx; ECMA-376, part 1, chapter 17)."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import Element

from extraction.readers.packages import events, has_member, open_package
from extraction.readers.results import Limits, PageText
from extraction.readers.runs import Builder, Cell

__all__ = ["read_word"]

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Beside a drawing with its text stands a copy of both for programs that do not know the drawing.
FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
SKIPPED: Final = frozenset({FALLBACK, f"{W}del", f"{W}moveFrom", f"{W}pPrChange", f"{W}rPrChange"})
SIGNS: Final = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-", "br": "\n", "cr": "\n", "tr": "\n"}
BREAKS: Final = frozenset({"br", "cr"})
HEADING: Final = re.compile(r"heading ([1-9])", re.IGNORECASE)
NOTES: Final = ("word/footnotes.xml", "word/endnotes.xml")


def read_word(path: Path, limits: Limits) -> list[PageText]:
    """Pages end where Word says that they did when it last saved the file, or at breaks set by hand."""
    builder = Builder(limits)
    with open_package(path, limits) as package:
        styles = Styles.of(package)
        Body(builder, styles).read(package, "word/document.xml")
        for name in NOTES:
            if has_member(package, name):
                builder.end_paragraph()
                Body(builder, styles).read(package, name)
    return builder.pages()


@dataclass
class Styles:
    """What styles say about their paragraphs: the level of a heading, and the font."""

    levels: dict[str, int] = field(default_factory=dict)
    fonts: dict[str, str] = field(default_factory=dict)
    default_font: str = ""

    @classmethod
    def of(cls, package: zipfile.ZipFile) -> Styles:
        styles = cls()
        if has_member(package, "word/styles.xml"):
            for event, element in events(package, "word/styles.xml"):
                if event == "end" and element.tag == f"{W}style":
                    styles._take(element)
                    element.clear()
                elif event == "end" and element.tag == f"{W}rPrDefault":
                    styles.default_font = _font(element.find(f".//{W}rFonts"))
        return styles

    def _take(self, style: Element[Any]) -> None:
        key = style.get(f"{W}styleId", "")
        name = style.find(f"{W}name")
        outline = style.find(f".//{W}outlineLvl")
        if name is not None and (match := HEADING.fullmatch(name.get(f"{W}val", ""))):
            self.levels[key] = int(match[1])
        elif outline is not None and outline.get(f"{W}val", "9") in "012345678":
            self.levels[key] = int(outline.get(f"{W}val", "0")) + 1
        if font := _font(style.find(f".//{W}rFonts")):
            self.fonts[key] = font


@dataclass
class Body:
    """Goes through the elements of one part of the file and tells the builder what they say."""

    builder: Builder
    styles: Styles
    skipping: int = 0
    paragraph_font: str = ""
    run_font: str = ""
    cells: list[Cell] = field(default_factory=list)

    def read(self, package: zipfile.ZipFile, name: str) -> None:
        for event, element in events(package, name):
            if element.tag in SKIPPED:
                self.skipping += 1 if event == "start" else -1
            elif not self.skipping:
                (self._start if event == "start" else self._end)(element)
            if event == "end" and element.tag in {f"{W}p", f"{W}tr"}:
                element.clear()

    def _start(self, element: Element[Any]) -> None:
        if element.tag == f"{W}p":
            self.paragraph_font = self.styles.default_font
        elif element.tag == f"{W}r":
            self.run_font = self.paragraph_font
        elif element.tag == f"{W}tc":
            self.cells.append(Cell(self.builder))

    def _end(self, element: Element[Any]) -> None:
        name = element.tag.removeprefix(W)
        if name == "t":
            if self.cells:
                self.cells[-1].before(element.text or "")
            self.builder.add(element.text or "", self.run_font)
        elif name == "lastRenderedPageBreak" or (name == "br" and element.get(f"{W}type") == "page"):
            self.builder.end_page()
        elif name in BREAKS and self.cells:
            self._end_paragraph()
        elif name in SIGNS:
            self.builder.add(SIGNS[name])
        elif name in {"pStyle", "rStyle", "rFonts"}:
            self._take_style(name, element)
        elif name == "p":
            self._end_paragraph()
        elif name == "tc":
            self.cells.pop()
            self.builder.add("\t")

    def _end_paragraph(self) -> None:
        if self.cells:
            self.cells[-1].end_paragraph()
        else:
            self.builder.end_paragraph()

    def _take_style(self, name: str, element: Element[Any]) -> None:
        key = element.get(f"{W}val", "")
        if name == "rFonts":
            self.run_font = _font(element) or self.run_font
        elif name == "rStyle":
            self.run_font = self.styles.fonts.get(key, self.run_font)
        else:
            self.paragraph_font = self.styles.fonts.get(key, self.paragraph_font)
            if key in self.styles.levels and not self.cells:
                self.builder.heading(self.styles.levels[key])


def _font(element: Element[Any] | None) -> str:
    if element is None:
        return ""
    return element.get(f"{W}ascii") or element.get(f"{W}hAnsi") or ""
