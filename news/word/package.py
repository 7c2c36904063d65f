"""The parts of a Word file: its XML, what they refer to, its pictures."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final
from xml.etree.ElementTree import Element

from extraction.readers.packages import events, has_member
from extraction.readers.results import Note, Outcome, UnreadableError
from news.word.names import W

__all__ = ["MAIN", "Package", "Target"]

MAIN: Final = "word/document.xml"
# Text of this length is a book, and a tree of it takes ten times as much memory.
MOST_BYTES_OF_XML: Final = 24 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Target:
    """What an id stands for: an address outside, or a member of the package."""

    name: str
    is_outside: bool


@dataclass
class Package:
    """Raises the errors of `open_package`, inside whose block it is used."""

    archive: zipfile.ZipFile

    def root(self, name: str) -> Element[Any] | None:
        """The XML of a member; None where there is no such member."""
        if not has_member(self.archive, name):
            return None
        if self.archive.getinfo(name).file_size > MOST_BYTES_OF_XML:
            raise UnreadableError(Outcome.TOO_LARGE, Note.CHARACTERS)
        root = None
        for _event, element in events(self.archive, name):
            root = element if root is None else root
        return root

    def targets(self, name: str) -> dict[str, Target]:
        """What the ids in a member stand for."""
        folder, file = posixpath.split(name)
        root = self.root(f"{folder}/_rels/{file}.rels")
        found = {}
        for one in root if root is not None else ():
            is_outside = one.get("TargetMode") == "External"
            target = one.get("Target", "")
            # No name leads out of the package: a member is looked up, never a path.
            inside = posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
            found[one.get("Id", "")] = Target(target if is_outside else inside, is_outside)
        return found

    @cached_property
    def main_targets(self) -> dict[str, Target]:
        return self.targets(MAIN)

    def running_heads(self) -> Iterator[str]:
        """The words of headers and footers, each once."""
        seen = set()
        for name in sorted(self.archive.namelist()):
            if name.startswith(("word/header", "word/footer")) and name.endswith(".xml"):
                root = self.root(name)
                texts = root.iter(f"{W}t") if root is not None else ()
                words = " ".join("".join(one.text or "" for one in texts).split())
                if any(map(str.isalpha, words)) and words not in seen:
                    seen.add(words)
                    yield words
