"""Text of PowerPoint files since 2007 (.pptx; ECMA-376, part 1, chapter 19): a slide is a page."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from extraction.readers.packages import events, has_member, open_package
from extraction.readers.results import Limits, PageText
from extraction.readers.runs import Builder

__all__ = ["read_slides"]

A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P: Final = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
RELATION: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
PRESENTATION: Final = "ppt/presentation.xml"
RELATIONS: Final = "ppt/_rels/presentation.xml.rels"


def read_slides(path: Path, limits: Limits) -> list[PageText]:
    """What slides show, without the notes of who speaks; a row of a table is a line."""
    builder = Builder(limits)
    with open_package(path, limits) as package:
        for name in _in_order(package):
            _read(package, name, builder)
            builder.end_page()
    return builder.pages()


def _in_order(package: zipfile.ZipFile) -> Iterator[str]:
    """The members of the slides, as they are shown."""
    members = {
        element.get("Id"): posixpath.normpath(posixpath.join("ppt", element.get("Target", ""))).lstrip("/")
        for event, element in events(package, RELATIONS)
        if event == "end" and element.tag == RELATION
    }
    for event, element in events(package, PRESENTATION):
        name = members.get(element.get(ID)) if event == "end" and element.tag == f"{P}sldId" else None
        if name and has_member(package, name):
            yield name


def _read(package: zipfile.ZipFile, name: str, builder: Builder) -> None:
    cells = 0
    for event, element in events(package, name):
        match event, element.tag.removeprefix(A):
            case "start", "tc":
                cells += 1
            case "end", "tc":
                cells -= 1
                builder.add("\t")
            case "end", "t":
                builder.add(element.text or "", "")
            case "end", "br":
                builder.add("\n")
            case "end", "p" if cells:
                builder.add(" ")
            case "end", "p" | "tr":
                builder.end_paragraph()
            case _:
                continue
        if event == "end":
            element.clear()
