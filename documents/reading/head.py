"""The head of a document, its two columns told apart however the text of a file mixes them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from documents.reading.approximate import find_like
from documents.reading.dates import WrittenDate, place_before, written_dates
from documents.reading.lines import Line
from documents.reading.numbering import WrittenNumber, written_number
from documents.reading.results import Form
from documents.reading.type_titles import TypeTitle, type_title
from documents.reading.wording import BODY_OPENINGS, any_of

__all__ = ["Head", "read_head", "starts_body"]

MOST_LINES: Final = 45
# What stands above on the right, with how many letters of it a scan may get wrong.
RIGHT_COLUMN: Final = (
    ("cong hoa xa hoi chu nghia viet nam", 7),
    ("doc lap - tu do - hanh phuc", 5),
    ("dang cong san viet nam", 4),
)
PARTY_TITLE: Final = RIGHT_COLUMN[2][0]
BODY_START: Final = re.compile(
    rf"(?:(?:{any_of(BODY_OPENINGS)})\b|(?:i|1|a)\s?[.)-]\s?(?!\d)"
    r"|(?!ban hanh)(?:thuong truc |ban |bo |uy ban )[^,.]{3,80}"
    r"(?:ban hanh|huong dan|thong bao|yeu cau|de nghi|quyet dinh) )"
)
SUBJECT: Final = re.compile(r"\bv\s?/\s?v\b[\s:.]*|^\(?ve viec\b")
SEPARATOR: Final = re.compile(r"[\W_oO0]{1,}")


@dataclass
class Head:
    """What the head has, by kind. `title` is the line that names the type; `subject` begins with "V/v".

    `left` are the pieces of the left column before the number; `after` the lines that follow the title.
    """

    form: Form = Form.STATE
    left: list[Line] = field(default_factory=list)
    number: WrittenNumber | None = None
    number_line: Line | None = None
    place: str = ""
    date: WrittenDate | None = None
    date_line: Line | None = None
    title: TypeTitle | None = None
    title_line: Line | None = None
    subject: list[Line] = field(default_factory=list)
    after: list[Line] = field(default_factory=list)


def read_head(lines: Sequence[Line]) -> Head:
    """Sort the lines above the body into what they are."""
    head = Head()
    rest = list(islice(lines, MOST_LINES))
    for position, line in enumerate(rest):
        if starts_body(line) and (head.number or head.title or head.subject):
            break
        if _take_title(head, line):
            head.after = rest[position + 1 :]
            break
        for piece in _without_right_column(head, line):
            _sort(head, piece)
    return head


def starts_body(line: Line) -> bool:
    """Whether a line begins what comes after the title: grounds, addressee, first article.

    A line that goes on with a sentence begins with a small letter: "… / để thực hiện Hiệp định".
    """
    opening = re.search(r"[^\W_]", line.text)
    if opening is None or opening[0].islower():
        return False
    return BODY_START.match(line.folded, opening.start()) is not None


def _take_title(head: Head, line: Line) -> bool:
    """Take the line if it names the type. A body's name may begin like one ("KẾ HOẠCH" and "SỞ KẾ HOẠCH")."""
    title = type_title(line)
    if title is None:
        return False
    head.title, head.title_line = title, line
    return True


def _without_right_column(head: Head, line: Line) -> list[Line]:
    """The line without country, motto or Party: what stood left of it, and what follows."""
    for phrase, errors in RIGHT_COLUMN:
        place = find_like(phrase, line.folded, errors=errors)
        if place is None:
            continue
        if phrase == PARTY_TITLE:
            head.form = Form.PARTY
        pieces = [line.part(0, place[0]), line.part(place[1])]
        return [piece for part in pieces if part.text for piece in _without_right_column(head, part)]
    return [line]


def _sort(head: Head, piece: Line) -> None:
    piece = _take_date(head, piece)
    number = written_number(piece) if head.number is None and not head.subject else None
    subject = SUBJECT.search(piece.folded)
    if number is not None and subject is not None and subject.start() < number.start:
        # What a letter is about has a number too.
        number = None
    if number is not None:
        head.number, head.number_line = number, piece
        before, after = piece.part(0, number.start), piece.part(number.end)
        if before.text and not head.subject:
            head.left.append(before)
        if not after.text:
            return
        piece = after
    if SEPARATOR.fullmatch(piece.text):
        return
    if match := SUBJECT.search(piece.folded):
        head.subject.append(piece.part(match.end()))
    elif head.subject:
        head.subject.append(piece)
    elif head.number is None:
        head.left.append(piece)


def _take_date(head: Head, piece: Line) -> Line:
    """The piece without place and date, which the first date of the head is."""
    if head.date is not None:
        return piece
    # The last one of a line: what is left of it may cite the date of something else.
    found = list(written_dates(piece))
    if not found:
        return piece
    written = found[-1]
    place, start = place_before(piece.text[: written.start])
    is_last = not piece.text[written.end :].strip(" ./")
    if SUBJECT.search(piece.folded):
        # What a letter is about may name a date too, but hardly a place before it.
        is_of_head = bool(place) and is_last and piece.text[: written.start].rstrip().endswith(",")
    else:
        is_of_head = bool(place) or written.start == 0 or is_last
    if not is_of_head:
        return piece
    head.date, head.date_line, head.place = written, piece, place
    return piece.part(0, start if place else written.start)
