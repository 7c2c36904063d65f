"""Text of OpenDocument files: texts (.odt), spreadsheets (.ods), slides (.odp); ISO/IEC 26300."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import Element

from extraction.readers.packages import events, has_member, open_package
from extraction.readers.results import Limits, Outcome, PageText, UnreadableError
from extraction.readers.runs import Builder, Cell

__all__ = ["read_opendocument"]

NAMESPACE: Final = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
TEXT: Final = NAMESPACE % "text"
TABLE: Final = NAMESPACE % "table"
OFFICE: Final = NAMESPACE % "office"
SLIDE: Final = (NAMESPACE % "drawing") + "page"
MANIFEST: Final = "META-INF/manifest.xml"
ENCRYPTION: Final = (NAMESPACE % "manifest") + "encryption-data"
SKIPPED: Final = frozenset({f"{OFFICE}annotation", f"{TEXT}tracked-changes", f"{TEXT}note-citation"})
MOST_BLANKS: Final = 100


def read_opendocument(path: Path, limits: Limits) -> list[PageText]:
    """Pages end at the breaks noted by the program that saved the file; a sheet or slide is a page."""
    builder = Builder(limits)
    with open_package(path, limits) as package:
        if has_member(package, MANIFEST):
            tags = {element.tag for _event, element in events(package, MANIFEST)}
            if ENCRYPTION in tags:
                raise UnreadableError(Outcome.ENCRYPTED)
        content = Content(builder)
        for event, element in events(package, "content.xml"):
            content.take(event, element)
    return builder.pages()


@dataclass
class Content:
    """Goes through the elements of a content; a paragraph is told when all of it is there."""

    builder: Builder
    skipping: int = 0
    cells: list[Cell] = field(default_factory=list)
    is_spreadsheet: bool = False

    def take(self, event: str, element: Element[Any]) -> None:
        if element.tag in SKIPPED:
            self.skipping += 1 if event == "start" else -1
            if event == "end":
                _empty(element)
        elif not self.skipping:
            (self._start if event == "start" else self._end)(element)

    def _start(self, element: Element[Any]) -> None:
        if element.tag == f"{OFFICE}spreadsheet":
            self.is_spreadsheet = True
        elif element.tag == f"{TABLE}table-cell":
            self.cells.append(Cell(self.builder))
        elif element.tag == f"{TABLE}table" and self.is_spreadsheet:
            self.builder.heading(1)
            self.builder.add(element.get(f"{TABLE}name", ""))
            self.builder.end_paragraph()

    def _end(self, element: Element[Any]) -> None:
        if element.tag in {f"{TEXT}p", f"{TEXT}h"}:
            self._paragraph(element)
        elif element.tag == f"{TABLE}table-cell":
            self.cells.pop()
            self.builder.add("\t")
            _empty(element)
        elif element.tag == f"{TABLE}table-row":
            self.builder.end_paragraph()
            _empty(element)
        elif element.tag == SLIDE or (element.tag == f"{TABLE}table" and self.is_spreadsheet):
            self.builder.end_page()

    def _paragraph(self, element: Element[Any]) -> None:
        level = element.get(f"{TEXT}outline-level", "")
        if element.tag == f"{TEXT}h" and level.isdecimal() and not self.cells:
            self.builder.heading(int(level))
        if self.cells:
            self.cells[-1].before("".join(element.itertext()))
        self._inside(element)
        (self.cells[-1] if self.cells else self.builder).end_paragraph()
        _empty(element)

    def _inside(self, element: Element[Any]) -> None:
        self.builder.add(element.text or "")
        for child in element:
            match child.tag.removeprefix(TEXT):
                case "s":
                    self.builder.add(" " * _number(child.get(f"{TEXT}c", "1")))
                case "tab":
                    self.builder.add("\t")
                case "line-break":
                    self.builder.end_paragraph()
                case "soft-page-break":
                    self.builder.end_page()
                case _:
                    self._inside(child)
            self.builder.add(child.tail or "")


def _empty(element: Element[Any]) -> None:
    """Forget what was told; the text behind the element belongs to the one around it."""
    tail = element.tail
    element.clear()
    element.tail = tail


def _number(text: str) -> int:
    return min(int(text), MOST_BLANKS) if text.isdecimal() and len(text) < 6 else 1
