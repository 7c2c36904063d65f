"""Reading the documentation: its pages, their links and headings, and what stands in them as code."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from config.settings.environment import ROOT

__all__ = ["PAGES", "anchors_of", "code_in", "links_of", "name_of", "variables_of"]

PAGES = sorted(
    [
        *ROOT.glob("*.md"),
        *(ROOT / "site" / "docs").rglob("*.md"),
        *(ROOT / "tests" / "benchmarks").glob("*.md"),
    ]
)

FENCE = re.compile(r"^(```|~~~)(\w*)\n(.*?)^\1\s*$", re.MULTILINE | re.DOTALL)
PICTURE = "mermaid"
COMMENT = re.compile(r"(?<=\s)#.*")
# Four spaces after an empty line, as long as it goes on.
INDENTED = re.compile(r"(?<=\n\n)(?: {4}.*\n|\n(?= {4}))+")
SPAN = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
LINK = re.compile(r"\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)")
VARIABLE = re.compile(r"_?[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|_[A-Z][A-Z0-9]*")
ASSIGNED = re.compile(r"(?:^|\s)([A-Z][A-Z0-9_]+)=", re.MULTILINE)
HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*$", re.MULTILINE)


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def code_in(page: Path) -> list[str]:
    """What a page shows as code: each span between backticks, and each block without its comments."""
    text = page.read_text(encoding="utf-8")
    spans = [" ".join(match[2].split()) for match in SPAN.finditer(_running_text(page))]
    fenced = [match[3] for match in FENCE.finditer(text) if match[2] != PICTURE]
    indented = [match[0] for match in INDENTED.finditer(FENCE.sub("\n", text))]
    within = [match[2] for block in indented for match in SPAN.finditer(block)]
    return [*spans, *within, *(COMMENT.sub("", block) for block in (*fenced, *indented))]


def variables_of(page: Path) -> list[list[str]]:
    """Settings and variables of the environment that are named as code, each with what it may stand for.

    `EXTRACTION_SECONDS`, `_MEMORY_MB`: the beginning of the second is that of the first, as far as it fits.
    """
    found: list[list[str]] = []
    last = ""
    for code in code_in(page):
        if not VARIABLE.fullmatch(code):
            found += [[name] for name in ASSIGNED.findall(code)]
        elif code.startswith("_"):
            parts = last.split("_")
            found.append(["_".join(parts[:length]) + code for length in range(1, len(parts) + 1)])
        else:
            last = code
            found.append([code])
    return found


def links_of(page: Path) -> list[str]:
    """The targets of links and pictures, as they are written."""
    return LINK.findall(SPAN.sub("", _running_text(page)))


def anchors_of(page: Path) -> set[str]:
    """The anchors of the headings, as GitHub makes them: a second one of the same name ends in -1."""
    counted: dict[str, int] = {}
    anchors = set()
    for heading in HEADING.findall(FENCE.sub("\n", page.read_text(encoding="utf-8"))):
        anchor = "".join(_anchor_letters(heading))
        times = counted[anchor] = counted.get(anchor, -1) + 1
        anchors.add(f"{anchor}-{times}" if times else anchor)
    return anchors


def _running_text(page: Path) -> str:
    return INDENTED.sub("\n", FENCE.sub("\n", page.read_text(encoding="utf-8")))


def _anchor_letters(heading: str) -> Iterator[str]:
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)
    for letter in unicodedata.normalize("NFC", text).lower():
        if letter == " ":
            yield "-"
        elif letter in "-_" or unicodedata.category(letter)[0] in "LMN":
            yield letter
