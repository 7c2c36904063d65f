"""Byline, unit and source: what stands after the text of an article."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from news.word.capitals import name_in_case
from news.word.doubts import Doubt, Reason
from news.word.draft import Byline
from news.word.elements import Element, Paragraph
from news.word.patterns import is_only_photos, is_person, is_unit, makers, source_of

__all__ = ["Ending", "take_ending"]

MOST_LINES: Final = 4
LONGEST_LINE: Final = 120
PARTED: Final = re.compile(r"\s*(?:\s[-–]\s|[,(/])\s*")


@dataclass
class Ending:
    """`credit`: who made the pictures, as a line after the text says for all of them."""

    bylines: list[Byline] = field(default_factory=list)
    source: str = ""
    credit: str = ""


def take_ending(elements: list[Element], doubts: list[Doubt]) -> Ending:
    """Take the lines after the text out of the elements, from the last upwards, as far as they are known."""
    reader = _Reader(Ending(), doubts)
    for _number in range(MOST_LINES):
        last = _last(elements)
        if last is None or _is_below_picture(elements, last) or not reader.take(last):
            break
        del elements[elements.index(last) :]
    return reader.done()


@dataclass
class _Reader:
    """Goes upwards: the body of a writer stands below the name and waits in `unit`."""

    ending: Ending
    doubts: list[Doubt]
    unit: str = ""

    def take(self, last: Paragraph) -> bool:
        """Whether a line is known and was taken."""
        line = last.words
        if source := source_of(line):
            return self._take_source(source, line)
        if made := makers(line):
            self._take_makers(line, *made)
        elif is_unit(line) and not self.unit and _is_set_off(last):
            self.unit = line
        elif byline := _person(last):
            self._add(byline, line)
        else:
            return False
        return True

    def done(self) -> Ending:
        if self.unit:
            self._add(Byline(), self.unit)
        if not self.ending.bylines and not self.ending.source:
            self.doubts.append(Doubt(Reason.BYLINE_MISSING))
        return self.ending

    def _take_source(self, source: str, line: str) -> bool:
        if self.ending.source:
            return False
        self.ending.source = source
        self.doubts.append(Doubt(Reason.SOURCE_GUESSED, line))
        return True

    def _take_makers(self, line: str, names: str, took_pictures: bool) -> None:
        name, unit = _parted(names)
        if took_pictures and not self.ending.credit:
            self.ending.credit = name
            self.doubts.append(Doubt(Reason.CREDIT_FOR_ALL, line))
        if not is_only_photos(line):
            self._add(Byline(name_in_case(name), unit))

    def _add(self, byline: Byline, line: str = "") -> None:
        """Lines without "Tin:" before them are in doubt."""
        self.ending.bylines.insert(0, Byline(byline.name, byline.unit or self.unit))
        self.unit = ""
        if line:
            self.doubts.append(Doubt(Reason.BYLINE_GUESSED, line))


def _person(paragraph: Paragraph) -> Byline | None:
    """Who wrote, where a line says nothing else."""
    line = paragraph.words.strip(" .*()-–/")
    name, own_unit = _parted(line)
    if is_unit(name) or not is_person(name) or not _stands_apart(paragraph):
        return None
    return Byline(name_in_case(name), own_unit) if own_unit or name == line else None


def _parted(names: str) -> tuple[str, str]:
    """The name and the body in "Nguyễn Văn A - LĐLĐ tỉnh"; several names stay together."""
    match = PARTED.search(names)
    if match and is_unit(unit := names[match.end() :].rstrip(" )")):
        return names[: match.start()].strip(), unit
    return names.strip(), ""


def _stands_apart(paragraph: Paragraph) -> bool:
    """Whether a last line is no sentence of the text: few words, or set off from it."""
    return len(paragraph.words.split()) <= 8 or _is_set_off(paragraph)


def _is_set_off(paragraph: Paragraph) -> bool:
    looks_so = paragraph.is_centred or paragraph.is_bold or paragraph.is_italic
    starts_far_right = paragraph.align == "right" or paragraph.text.startswith(("\t", "     "))
    return looks_so or starts_far_right


def _is_below_picture(elements: list[Element], last: Paragraph) -> bool:
    """Whether a last line may be the caption of a picture above it."""
    before = elements[elements.index(last) - 1] if len(elements) > 1 else None
    is_picture = isinstance(before, Paragraph) and bool(before.pictures)
    names_writer = makers(last.words) is not None and not is_only_photos(last.words)
    return is_picture and last.align != "right" and not names_writer


def _last(elements: list[Element]) -> Paragraph | None:
    for one in reversed(elements):
        if not isinstance(one, Paragraph) or one.pictures or one.label or one.level or one.role == "caption":
            return None
        if one.words:
            return one if len(one.words) <= LONGEST_LINE else None
    return None
