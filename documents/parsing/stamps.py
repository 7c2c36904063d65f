"""What has to be looked at before a document goes public: stamps, and lists of personal data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from documents.parsing.lines import Line
from documents.parsing.results import Notice, NoticeKind
from vietnamese.text import fold
from vietnamese.tones import place_tones

__all__ = ["read_notices"]

# Stamps stand in the head, in capitals, in a line or a cell of their own.
HEAD_LINES: Final = 30
SECRET: Final = re.compile(
    r"^\W*(?P<named>(?:độ|mức độ|dấu) mật\s?:\s?)?(?P<stamp>tuyệt mật|tối mật|mật)(?:\W*|\s{1,2}số\s?:.*)$"
)
# The same where a scan has lost the marks, of which these words have others.
PERHAPS_SECRET: Final = re.compile(r"^\W*(?:do mat\s?:\s?)?(?P<stamp>tuyet mat|toi mat|mat)\W*$")
OTHER_WORDS: Final = re.compile(r"m[ặắấáạ]t\W*$")
# A title broken before its last word: "BẢO VỆ BÍ / MẬT", "GẶP / MẶT".
HALF_A_WORD: Final = re.compile(r"\b(?:bí|bảo|bi|bao|gặp|ra|tiền|vắng|gap|tien|vang|cơ|co|mặt)\W*$")
INTERNAL: Final = re.compile(
    r"^\W*(?P<stamp>(?:chi |tai lieu )?luu hanh noi bo|khong pho bien|xem xong tra lai)\W*$"
)
DRAFT: Final = re.compile(
    r"^\W*(?P<stamp>(?:ban )?du thao(?:\s?(?:lan|so)?\s?(?:thu\s)?[\divx]{0,3})?)(?:\W.*)?$"
)
# Stamps are drawn with blanks between their letters too: "T U Y Ệ T M Ậ T".
SPREAD: Final = re.compile(r"^\W*(?:[^\W\d_] ){2,}[^\W\d_]\W*$")
STAMPS: Final = (
    "tuyệt mật", "tối mật", "mật", "lưu hành nội bộ", "chỉ lưu hành nội bộ", "tài liệu lưu hành nội bộ",
    "không phổ biến", "xem xong trả lại", "dự thảo", "bản dự thảo",
)  # fmt: skip
# Citizen's cards: a province, a century and sex, a year (TT 59/2021/TT-BCA); older cards have nine digits.
CITIZEN: Final = re.compile(r"(?<![\d.,/])0\d{2}[0-3]\d{8}(?![\d/])")
OLD_CARD: Final = re.compile(r"(?<![\d.,/])[0-3]\d{8}(?![\d/.,])")
TELEPHONE: Final = re.compile(r"(?<![\d.,/])(?:\+?84|0)[35789]\d(?:[ .]?\d){7}(?![\d/])")
FEWEST_CARDS: Final = 3
FEWEST_TELEPHONES: Final = 5
NAMED_CARD: Final = re.compile(r"\b(?:cccd|cmnd|can cuoc|chung minh|so dinh danh)\b")


def read_notices(lines: Sequence[Line]) -> tuple[Notice, ...]:
    """The stamps of the head, and lists with numbers of identity cards or mobile telephones.

    A single number may be that of a contact; several distinct ones are a list of persons.
    """
    return (*_stamps(lines), *_personal_data(lines))


def _stamps(lines: Sequence[Line]) -> Iterator[Notice]:
    """The first of each kind. Words with marks are compared with them: "MẶT" and "MẮT" are no "MẬT"."""
    seen: set[NoticeKind] = set()
    before = ""
    for line in [_drawn_together(line) for line in lines if line.page == 1][:HEAD_LINES]:
        marked = place_tones(line.text).lower()
        for kind, stamp in _stamps_of(line, marked, before):
            if kind not in seen and stamp.isupper():
                seen.add(kind)
                yield Notice(kind, line.page, stamp)
        before = marked


def _drawn_together(line: Line) -> Line:
    """A stamp whose letters stand apart as words; any other line as it is."""
    if not SPREAD.match(line.text):
        return line
    closed = "".join(character for character in line.text if character.isalpha())
    for stamp in STAMPS:
        if fold(stamp.replace(" ", "")) == fold(closed):
            rest = iter(closed)
            words = ("".join(islice(rest, len(word))) for word in stamp.split())
            return Line(line.page, " ".join(words))
    return line


def _stamps_of(line: Line, marked: str, before: str) -> Iterator[tuple[NoticeKind, str]]:
    for kind, pattern, text in (
        (NoticeKind.SECRET, SECRET, marked),
        (NoticeKind.PERHAPS_SECRET, PERHAPS_SECRET, "" if OTHER_WORDS.search(marked) else line.folded),
        (NoticeKind.INTERNAL, INTERNAL, line.folded),
        (NoticeKind.DRAFT, DRAFT, line.folded),
    ):
        match = pattern.search(text)
        if match is None:
            continue
        if kind in {NoticeKind.SECRET, NoticeKind.PERHAPS_SECRET} and HALF_A_WORD.search(before):
            return
        stamp = line.text[match.start("stamp") : match.end("stamp")]
        # "Độ mật: Mật" says so in small letters too.
        yield kind, stamp.upper() if match.groupdict().get("named") else stamp
        return


def _personal_data(lines: Sequence[Line]) -> Iterator[Notice]:
    cards: dict[str, int] = {}
    old: dict[str, int] = {}
    telephones: dict[str, int] = {}
    names_cards = any(NAMED_CARD.search(line.folded) for line in lines)
    for line in lines:
        for pattern, kept in ((CITIZEN, cards), (OLD_CARD, old), (TELEPHONE, telephones)):
            for match in pattern.finditer(line.text):
                kept.setdefault(re.sub(r"\D", "", match[0]), line.page)
    if names_cards:
        cards |= old
    if len(cards) >= FEWEST_CARDS:
        yield Notice(NoticeKind.IDENTITY_NUMBERS, min(cards.values()), str(len(cards)))
    telephones = {number: page for number, page in telephones.items() if number not in cards}
    if len(telephones) >= FEWEST_TELEPHONES:
        yield Notice(NoticeKind.TELEPHONE_NUMBERS, min(telephones.values()), str(len(telephones)))
