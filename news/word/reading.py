"""Reading a Word file: from its bytes to paragraphs and tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import Element as XmlElement

from extraction.readers.packages import open_package
from extraction.readers.results import Limits, Outcome, UnreadableError
from news.word.body import Body
from news.word.doubts import Doubt, Reason
from news.word.elements import Element, Paragraph, Run
from news.word.letters import paragraphs_in, with_letters
from news.word.names import W, child, value
from news.word.numbering import Numbering
from news.word.package import MAIN, Package
from news.word.styles import Styles

__all__ = ["WordFile", "read_file"]

NOTES: Final = (("footnote", "word/footnotes.xml", ""), ("endnote", "word/endnotes.xml", "e"))
SEPARATORS: Final = frozenset({"separator", "continuationSeparator", "continuationNotice"})


@dataclass
class WordFile:
    """`notes` are foot- and endnotes as paragraphs; `pictures` the contents of the parts that are shown."""

    elements: list[Element]
    notes: list[Paragraph] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)


def read_file(path: Path, limits: Limits, *, most_pictures: int, most_bytes: int) -> WordFile:
    """Raises `UnreadableError`. Pictures beyond the limits are left out, each with a doubt."""
    with open_package(path, limits) as archive:
        package = Package(archive)
        root = package.root(MAIN)
        text = child(root, "body")
        if text is None:
            raise UnreadableError(Outcome.UNSUPPORTED)
        styles, numbering = (
            Styles.of(package.root("word/styles.xml")),
            Numbering.of(package.root("word/numbering.xml")),
        )
        body = Body(styles, numbering, package.main_targets)
        file = WordFile(list(body.elements(text)), doubts=body.doubts)
        _read_notes(package, styles, file)
        _read_margins(package, file)
        with_letters([*file.elements, *file.notes], file.doubts)
        _take_pictures(package, file, most_pictures, most_bytes)
    return file


def _read_notes(package: Package, styles: Styles, file: WordFile) -> None:
    for kind, name, prefix in NOTES:
        root = package.root(name)
        body = Body(styles, Numbering(), package.targets(name) if root is not None else {}, file.doubts)
        for note in root.iterfind(f"{W}{kind}") if root is not None else ():
            if value(note, "type") not in SEPARATORS:
                file.notes += _note(body, note, f"{prefix}{value(note, 'id')}")
    if file.notes:
        file.doubts.append(Doubt(Reason.NOTES, file.notes[0].words))


def _note(body: Body, note: XmlElement[Any], number: str) -> list[Paragraph]:
    written = [one for one in body.elements(note) if isinstance(one, Paragraph) and one.words]
    if written:
        written[0].runs.insert(0, Run(f"[{number}] "))
    return written


def _read_margins(package: Package, file: WordFile) -> None:
    comments = package.root("word/comments.xml")
    for comment in comments.iterfind(f"{W}comment") if comments is not None else ():
        words = " ".join("".join(one.text or "" for one in comment.iter(f"{W}t")).split())
        file.doubts.append(Doubt(Reason.COMMENTS, words))
    file.doubts += [Doubt(Reason.HEADERS, words) for words in package.running_heads()]


def _take_pictures(package: Package, file: WordFile, most: int, most_bytes: int) -> None:
    left_out = 0
    for paragraph in paragraphs_in(file.elements):
        for picture in paragraph.pictures:
            if picture.part in file.pictures:
                continue
            known = package.archive.NameToInfo.get(picture.part)
            if known is None:
                file.doubts.append(Doubt(Reason.PICTURE_REFUSED, picture.part))
            elif len(file.pictures) >= most or known.file_size > most_bytes:
                left_out += 1
            else:
                file.pictures[picture.part] = package.archive.read(known)
        paragraph.pictures = [one for one in paragraph.pictures if one.part in file.pictures]
    if left_out:
        file.doubts.append(Doubt(Reason.PICTURES_TOO_MANY, str(left_out)))
