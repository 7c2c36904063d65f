"""What a line says of itself: that a chapter, an article, a clause begins with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from documents.enums import ProvisionKind
from vietnamese.text import fold

__all__ = ["Mark", "begins_a_piece", "mark_of"]

_ROMAN: Final = r"[IVXLC]+"
_ORDINALS: Final = {
    "nhat": "1", "mot": "1", "hai": "2", "ba": "3", "tu": "4", "bon": "4",
    "nam": "5", "sau": "6", "bay": "7", "tam": "8", "chin": "9", "muoi": "10",
}  # fmt: skip
_NUMBER: Final = rf"(?P<number>{_ROMAN}|\d{{1,3}}[a-zđ]?|[A-Z])"
# Letters of the headings in any case, since they are printed in capitals as often as not.
HEADINGS: Final = {
    ProvisionKind.PART: re.compile(
        rf"ph[ầâa]n\s+(?:th[ứưu]\s+)?(?:(?-i:{_NUMBER})|(?P<word>[a-zà-ỹ]+))\s*(?:[.:–—-]\s*|$)(?P<title>.*)",
        re.IGNORECASE,
    ),
    ProvisionKind.CHAPTER: re.compile(
        r"ch[ươuo]{2}ng\s+(?P<number>[ivxlc]+|\d{1,3})[a-zđ]?\b\s*(?:[.:–—-]\s*)?(?P<title>.*)", re.IGNORECASE
    ),
    ProvisionKind.SUBSECTION: re.compile(
        r"ti[ểêe]u\s+m[ụu]c\s+(?P<number>[ivxlc]+|\d{1,2})\b\s*(?:[.:–—-]\s*)?(?P<title>.*)", re.IGNORECASE
    ),
    ProvisionKind.SECTION: re.compile(
        r"m[ụu]c\s+(?P<number>[ivxlc]+|\d{1,2}|(?-i:[A-Z]))\b\s*(?:[.:–—-]\s*)?(?P<title>.*)", re.IGNORECASE
    ),
}
ARTICLE: Final = re.compile(
    r"[ĐđD]i[ềê]u\s*(?P<number>\d{1,4}[a-zđ]{0,2})\b\s*(?P<end>[.:/–—-]|$)?\s*(?P<title>.*)"
)
ROMAN_SECTION: Final = re.compile(rf"(?P<number>{_ROMAN})\s*[.)/–—-]\s*(?P<title>\S.*)")
CLAUSE: Final = re.compile(r"(?:Khoản\s+)?(?P<number>\d{1,3}[a-zđ]?)\s*[.)/](?!\d)\s*(?P<title>\S.*)")
POINT: Final = re.compile(r"(?:Điểm\s+)?(?P<number>[a-zđ]\d?)\s*[).]\s*(?P<title>\S.*)")
# After these a heading would not go on in a lower-case letter: it is named within a sentence.
NAMED_ONLY: Final = re.compile(
    r"(?:này|của|và|hoặc|trên|nêu|thì|được|đã|khoản|điểm|nói|quy định|có hiệu lực)\b|[,;]"
)
LONGEST_TITLE: Final = 300


@dataclass(frozen=True, slots=True)
class Mark:
    """The beginning of a piece; `rest` is what follows on its line: a title, or text already.

    `is_sure` is False where a sentence may begin so as well, `is_named` where only a number begins it.
    """

    kind: ProvisionKind
    number: str
    rest: str
    is_sure: bool = True
    is_named: bool = True


def mark_of(line: str) -> Mark | None:
    """What begins with this line of clean text; None where it is just text."""
    first = line[:1]
    if first in "ĐđD" and (found := ARTICLE.match(line)):
        return _article(found)
    if first in "PpCcTtMm" and (heading := _heading(line)):
        return heading
    if first.isdigit() or line.startswith("Khoản"):
        return _simple(ProvisionKind.CLAUSE, CLAUSE.match(line))
    if first in "IVXLC" and (found := ROMAN_SECTION.match(line)):
        return Mark(ProvisionKind.SECTION, found["number"], found["title"], is_named=False)
    if first.islower() or line.startswith("Điểm"):
        return _simple(ProvisionKind.POINT, POINT.match(line))
    return None


def begins_a_piece(line: str) -> bool:
    """Whether a line that may go on with the one before begins something of its own all the same."""
    mark = mark_of(line)
    return (mark is not None and mark.is_sure) or line[:1] in "-–—+•*"


def _article(found: re.Match[str]) -> Mark | None:
    rest = found["title"]
    if NAMED_ONLY.match(rest) or (not found["end"] and rest[:1].islower()):
        return None
    return Mark(ProvisionKind.ARTICLE, found["number"].lower(), rest, bool(found["end"]) or not rest)


def _heading(line: str) -> Mark | None:
    for kind, pattern in HEADINGS.items():
        found = pattern.match(line)
        if found is None:
            continue
        number = found["number"] or _ORDINALS.get(fold(found["word"]), "")
        if not number or NAMED_ONLY.match(found["title"]) or len(found["title"]) > LONGEST_TITLE:
            return None
        title = found["title"]
        return Mark(kind, number.upper(), title, is_sure=not title[:1].islower())
    return None


def _simple(kind: ProvisionKind, found: re.Match[str] | None) -> Mark | None:
    return Mark(kind, found["number"], found["title"]) if found else None
