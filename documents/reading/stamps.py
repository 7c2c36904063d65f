"""What has to be looked at before a document goes public: stamps, and lists of personal data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from documents.reading.lines import Line
from documents.reading.results import Notice, NoticeKind

__all__ = ["read_notices"]

# Stamps stand in the head, in capitals, alone or beside something else.
HEAD_LINES: Final = 30
SECRET: Final = re.compile(
    r"(?:^|\s)(?:do mat\s?:\s?)?(?P<stamp>tuyet mat|toi mat|mat)$"
    r"|^(?P<first>tuyet mat|toi mat|mat)\s{1,2}(?=so\b)"
)
INTERNAL: Final = re.compile(
    r"^\W*(?P<stamp>luu hanh noi bo|khong pho bien|xem xong tra lai|chi luu hanh noi bo)\W*$"
)
DRAFT: Final = re.compile(
    r"^\W*(?P<stamp>(?:ban )?du thao(?:\s?(?:lan|so)?\s?(?:thu\s)?[\divx]{0,3})?)(?:\W.*)?$"
)
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
    seen: set[NoticeKind] = set()
    for line in [line for line in lines if line.page == 1][:HEAD_LINES]:
        for kind, pattern in (
            (NoticeKind.SECRET, SECRET),
            (NoticeKind.INTERNAL, INTERNAL),
            (NoticeKind.DRAFT, DRAFT),
        ):
            match = pattern.search(line.folded)
            if match is None or kind in seen:
                continue
            group = "stamp" if match["stamp"] else "first"
            stamp = line.text[match.start(group) : match.end(group)]
            if stamp.isupper():
                seen.add(kind)
                yield Notice(kind, line.page, stamp)


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
