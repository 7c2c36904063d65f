"""The head of a document, its two columns told apart however the text of a file mixes them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from documents.parsing.approximate import find_like
from documents.parsing.bodies import begins_like_body, is_unfinished
from documents.parsing.dates import WrittenDate, place_before, written_dates
from documents.parsing.lines import Line
from documents.parsing.numbering import WrittenNumber, spoilt_number, written_number
from documents.parsing.results import Form
from documents.parsing.type_titles import TypeTitle, type_title
from documents.parsing.wording import BODY_OPENINGS, any_of
from vietnamese.tones import place_tones

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
# Told by its marks: "ĐỀ ÁN" is a title.
IN_ORDER_TO: Final = re.compile(r"để\b", re.IGNORECASE)
SUBJECT: Final = re.compile(r"\bv\s?/\s?v\b[\s:.]*|^\(?ve viec\b")
SEPARATOR: Final = re.compile(r"[\W_oO0]{1,}")
# "(Kèm theo Quyết định số …)": whose annex it is, over as many lines as the brackets hold.
ATTACHED: Final = re.compile(
    r"(?:^\W{0,2}|\(|^phu luc.{0,12} )(?:ban hanh |dinh |gui )?kem theo\b|(?:^\W{0,2}|\()dinh kem\b"
    r"|^\W{0,2}ban hanh theo\b"
    r"|^\W{0,2}\(theo (?:quyet dinh|cong van|ke hoach|huong dan|thong bao|nghi quyet)\b"
)
LONGEST_REFERENCE: Final = 4
# Titles of what is no type of document (NĐ 30/2020, Điều 7), with their marks: above them stands the head.
OTHER_TITLE: Final = re.compile(
    r"(?:thể lệ|thỏa ước|danh sách|lịch|đơn|bảng|diễn văn|bài phát biểu|giấy chứng nhận|thư|phiếu"
    r"|tài liệu|đáp án|câu hỏi|nội dung|bản cam kết|bản tự|bản kiểm điểm|sơ yếu|lý lịch|giấy đề nghị"
    r"|giấy xác nhận|giấy khen|bằng khen|lời chúc|đề thi|kịch bản|mục lục|biểu mẫu|mẫu|giấy biên nhận"
    r"|nhật ký|bài dự thi)(?:\s|$)"
)
# Before a date that belongs to something else.
CITING: Final = re.compile(
    r"\b(?:can cu|theo|cua|tai|tu|den|truoc|sau|luc|gio|sang|chieu|vao|ngay|so \d\S*|so)\W*$|\("
)


@dataclass
class Head:
    """What the head has, by kind. `title` is the line that names the type; `subject` begins with "V/v".

    `left` are the pieces of the left column before the number; `after` the lines that follow the title.
    `reference` is what says whose annex it is, "" for none. `has_marks`: the country, the motto or the Party
    stands above; without them and without a number there is no head, whatever stands above the text.
    """

    form: Form = Form.STATE
    has_marks: bool = False
    reference: str = ""
    reference_page: int = 0
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

    @property
    def is_told(self) -> bool:
        """Whether the document has a head at all."""
        return self.has_marks or self.number is not None


def read_head(lines: Sequence[Line]) -> Head:
    """Sort the lines above the body into what they are."""
    head = Head()
    rest = list(islice(lines, MOST_LINES))
    is_in_text = False
    position = 0
    while position < len(rest):
        line = rest[position]
        if ATTACHED.search(line.folded) and head.number is None:
            position += _take_reference(head, rest[position:])
            continue
        if starts_body(line) and not _is_only_left(head, line):
            if head.is_told or head.title:
                break
            # A text without a head so far: what follows counts only if a head comes after all.
            is_in_text = True
            head = Head(reference=head.reference, reference_page=head.reference_page)
        elif not is_in_text and _take_title(head, line):
            head.after = rest[position + 1 :]
            break
        elif head.has_marks and _is_other_title(head, line):
            break
        pieces = _without_right_column(head, line)
        is_in_text = is_in_text and not head.has_marks
        for piece in pieces if not is_in_text else ():
            _sort(head, piece)
        position += 1
    if not head.reference:
        _reference_after(head)
    if not head.is_told:
        head.left.clear()
    return head


def starts_body(line: Line) -> bool:
    """Whether a line begins what comes after the title: grounds, addressee, first article.

    A line that goes on with a sentence begins with a small letter: "… / để thực hiện Hiệp định".
    """
    opening = re.search(r"[^\W_]", line.text)
    if opening is None or opening[0].islower():
        return False
    if IN_ORDER_TO.match(line.text, opening.start()) and not line.is_capital:
        return True
    return BODY_START.match(line.folded, opening.start()) is not None


def _is_only_left(head: Head, line: Line) -> bool:
    """Whether a line in capitals that reads like an opening is the issuer: "BAN … HƯỚNG DẪN"."""
    return line.is_capital and not head.title and head.number is None and begins_like_body(line)


def _take_reference(head: Head, lines: Sequence[Line]) -> int:
    """Take the lines that say whose annex it is, to their closing bracket, and say how many those are."""
    taken: list[str] = []
    for line in lines[:LONGEST_REFERENCE]:
        taken.append(line.text)
        if ")" in line.text or ("(" not in taken[0] and len(taken) == 1 and _is_dated(line)):
            break
    else:
        taken = taken[:2]
    if not head.reference:
        head.reference, head.reference_page = " ".join(taken), lines[0].page
    return len(taken)


def _is_dated(line: Line) -> bool:
    return any(written.day is not None for written in written_dates(line))


def _reference_after(head: Head) -> None:
    """The annex may name its document below its title."""
    for position, line in enumerate(head.after[:LONGEST_REFERENCE]):
        if head.number is None and ATTACHED.search(line.folded):
            count = _take_reference(head, head.after[position:])
            del head.after[position : position + count]
            return


def _take_title(head: Head, line: Line) -> bool:
    """Take the line if it names the type. A body's name may begin like one ("KẾ HOẠCH" and "SỞ KẾ HOẠCH")."""
    title = type_title(line)
    if title is None:
        return False
    is_letter = head.subject and head.number is not None and not _names_type(head.number)
    is_name = head.number is None and head.left and is_unfinished(head.left[-1])
    if is_letter or is_name:
        return False
    head.title, head.title_line = title, line
    if head.number is None and head.has_marks:
        _take_number_of_title(head, line.part(title.end))
    return True


def _is_other_title(head: Head, line: Line) -> bool:
    is_name = bool(head.left) and is_unfinished(head.left[-1])
    return (
        len(line.text.split()) > 1
        and line.is_capital
        and not is_name
        and OTHER_TITLE.match(place_tones(line.text).lower()) is not None
    )


def _names_type(number: WrittenNumber) -> bool:
    return number.parts is not None and bool(number.parts.type_abbreviation)


def _take_number_of_title(head: Head, rest: Line) -> None:
    """Titles of old have it: "QUYẾT ĐỊNH SỐ 15/2006/QĐ-BTC NGÀY …"."""
    number = written_number(rest)
    if number is not None and number.start == 0 and rest.is_capital:
        head.number, head.number_line = number, rest


def _without_right_column(head: Head, line: Line) -> list[Line]:
    """The line without country, motto or Party: what stood left of it, and what follows."""
    for phrase, errors in RIGHT_COLUMN:
        place = find_like(phrase, line.folded, errors=errors)
        if place is None:
            continue
        head.has_marks = True
        if phrase == PARTY_TITLE:
            head.form = Form.PARTY
        pieces = [line.part(0, place[0]), line.part(place[1])]
        return [piece for part in pieces if part.text for piece in _without_right_column(head, part)]
    return [line]


def _sort(head: Head, piece: Line) -> None:
    piece = _take_date(head, piece)
    number = _number_of(head, piece)
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
    elif head.number is None or not head.number.symbol:
        head.left.append(piece)


def _number_of(head: Head, piece: Line) -> WrittenNumber | None:
    if head.subject or (head.number is not None and head.number.symbol):
        return None
    number = written_number(piece) or spoilt_number(piece)
    subject = SUBJECT.search(piece.folded)
    if number is not None and subject is not None and subject.start() < number.start:
        # What a letter is about has a number too.
        return None
    # A stamp of whoever received it has a number without a symbol, and may stand above the document's own.
    return number if head.number is None or (number is not None and number.symbol) else None


def _take_date(head: Head, piece: Line) -> Line:
    """The piece without place and date, which the first date of the head is."""
    if head.date is not None:
        return piece
    # The last one of a line: what is left of it may cite the date of something else.
    found = list(written_dates(piece))
    if not found or piece.text[found[-1].end :].strip(" ./*_-"):
        return piece
    written = found[-1]
    before = piece.text[: written.start].rstrip()
    place, start = place_before(before)
    is_after_place = bool(place) and before.endswith((",", ".", place))
    if SUBJECT.search(piece.folded):
        # What a letter is about may name a date too, but hardly a place before it.
        is_of_head = is_after_place and before.endswith(",")
    else:
        is_cited = CITING.search(piece.folded[: written.start].rstrip()) is not None
        is_of_head = not before or is_after_place or (not is_cited and _is_of_columns(piece, written))
    if not is_of_head:
        return piece
    head.date, head.date_line, head.place = written, piece, place
    return piece.part(0, start if place else written.start)


def _is_of_columns(piece: Line, written: WrittenDate) -> bool:
    """Whether what stands left of a date is the left column: a number, or capitals."""
    before = piece.part(0, written.start)
    return before.is_capital or written_number(before) is not None or spoilt_number(before) is not None
