"""A further document that begins in the same file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from documents.numbers import number_key
from documents.parsing.approximate import find_like
from documents.parsing.dates import written_dates
from documents.parsing.lines import Line
from documents.parsing.numbering import WrittenNumber, written_number

__all__ = ["SecondHead", "second_head"]

COUNTRY: Final = "cong hoa xa hoi chu nghia viet nam"
MOTTO: Final = "doc lap - tu do - hanh phuc"
PARTY: Final = "dang cong san viet nam"
ERRORS: Final = {COUNTRY: 5, MOTTO: 4, PARTY: 2}
# The first head ends within so many lines; a second one is within so many of its country.
FIRST_HEAD: Final = 12
AROUND: Final = 9
LONGEST_MARK: Final = 110


@dataclass(frozen=True, slots=True)
class SecondHead:
    """The line a further document begins with, its page, and its number, "" where it has none yet."""

    start: int
    page: int
    number: str


def second_head(lines: Sequence[Line], own_number: str) -> SecondHead | None:
    """The first head after the document's own: country and motto, or the Party, beside a number line.

    A form has the same marks and no number; the same document once more is none either.
    """
    for position in range(FIRST_HEAD, len(lines)):
        if not _is_mark(lines, position):
            continue
        start = _start(lines, position)
        head = _own_page(lines, start, position)
        found = next(filter(None, map(_number, head)), None)
        if found is None or (found.number and number_key(found.number) == number_key(own_number)):
            continue
        if found.number or any(_has_day(line) for line in head):
            return SecondHead(start, lines[start].page, found.number)
    return None


def _is_mark(lines: Sequence[Line], position: int) -> bool:
    """Whether the country stands here with its motto near by, or the Party alone on its side."""
    line = lines[position]
    if not _has(line, COUNTRY):
        return _has(line, PARTY) and line.is_capital
    return line.is_capital and any(_has(one, MOTTO) for one in lines[position : position + 5])


def _has(line: Line, phrase: str) -> bool:
    if len(line.text) > LONGEST_MARK or len(line.text) < len(phrase) - ERRORS[phrase]:
        return False
    return find_like(phrase, line.folded, errors=ERRORS[phrase]) is not None


def _start(lines: Sequence[Line], position: int) -> int:
    """The first line of the head around a country: the page's first one, or the capitals above it."""
    start = position
    while start > 0 and position - start < AROUND and lines[start - 1].page == lines[position].page:
        above = lines[start - 1]
        if not above.is_capital and _number(above) is None and not _has_day(above):
            break
        start -= 1
    return start


def _own_page(lines: Sequence[Line], start: int, position: int) -> Sequence[Line]:
    page = lines[position].page
    return [line for line in lines[start : position + AROUND] if line.page == page]


def _number(line: Line) -> WrittenNumber | None:
    number = written_number(line)
    return number if number is not None and number.symbol else None


def _has_day(line: Line) -> bool:
    return any(written.day is not None for written in written_dates(line))
