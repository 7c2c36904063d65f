"""The documents a verb acts on: "khoản 1 Điều 3 Thông tư số A ngày … và Thông tư số B" → A with its scope, B.

After a number comes what it is about, and there other numbers may stand which the verb does not reach:
"thay thế Thông tư số A hướng dẫn thi hành Nghị định số C" says nothing about C.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from documents.numbers import TYPE_NAMES, FoundNumber

__all__ = ["objects_from"]

_NAMES = "|".join(
    name.replace(" ", r"\s")
    for name in sorted(
        {*TYPE_NAMES.values(), "Luật", "Bộ luật", "Văn bản", "Quy định", "Điều lệ"}, key=len, reverse=True
    )
)
_REF = r"(?>\d+[a-zđ]?(?:\.\d+)*|[IVXL]+|[a-zđA-ZĐ])(?!\w)"
_UNIT = rf"(?:điểm|khoản|điều|mục|chương|phần|phụ lục|mẫu|tiết|đoạn)(?:\ssố)?\s{_REF}"
_SCOPE = (
    rf"(?>(?:các\s|quy\sđịnh\s|quy\sđịnh\stại\s|nội\sdung\s|tên\s)?{_UNIT}"
    rf"(?>(?:\s?[,;]\s?|\s)(?:và\s)?(?:của\s|tại\s|thuộc\s)?(?:các\s)?(?:{_UNIT}|{_REF}))*)"
)
# From where an object may begin to its number: scope, type, at most a short name, "số".
_OBJECT = re.compile(
    rf"""
    [\s:]*+
    (?>(?:toàn\sbộ|một\sphần|hiệu\slực(?:\scủa)?|các\svăn\sbản(?:\ssau(?:\sđây)?)?|đối\svới)[\s:]+)*
    (?:(?:cụm\s)?từ\s[“"][^”"\n]{{0,200}}[”"]\s(?:bằng\s(?:cụm\s)?từ\s[“"][^”"\n]{{0,200}}[”"]\s)?(?:tại|trong|ở)\s)?
    (?P<scope>{_SCOPE})?
    \s*(?:(?:ban\shành\s)?kèm\stheo\s|của\s|tại\s|trong\s|một\ssố\s(?:điều|nội\sdung|quy\sđịnh|điểm|khoản)\s(?:của\s|tại\s)?)*
    (?:các\s)?
    (?:{_NAMES})
    (?P<name>(?:\s(?!số\b|về\b|ngày\b|của\b|sửa\b|quy\b)[^\W\d]+,?){{0,14}})
    (?:\scủa(?:\s[^\W\d]+,?){{1,8}})?
    (?:\ssố)?[\s:\[*]*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CONNECTOR = re.compile(r"(?P<mark>;|,|\bvà\b|\bhoặc\b)\s*(?:và\s)?")
_WORDS = re.compile(
    r"(?:[^\W\d]+,?\s+){0,16}?(?=(?:[Kk]hoản|[Đđ]iều|[Đđ]iểm|[Cc]hương)\s|" + f"(?:{_NAMES})" + r"\s)"
)
_SENTENCE_END = re.compile(r"(?<!\d)\.\s+(?=[A-ZĐ])|\n")
_LONGEST_LEAD = 420


def objects_from(
    text: str, start: int, end: int, numbers: Sequence[FoundNumber], *, filler: int = 0
) -> Iterator[tuple[str, FoundNumber]]:
    """The numbers, each with the scope named before it, that a list beginning at `start` consists of.

    `numbers` are all of the text, in order. With `filler` up to that many words may stand before the first.
    """
    index = bisect_left(numbers, start, key=lambda number: number.start)
    place, may_follow_comma = start, True
    is_first = True
    while index < len(numbers) and numbers[index].end <= end:
        number = numbers[index]
        index += 1
        if number.start - place > (_LONGEST_LEAD if is_first else 4 * _LONGEST_LEAD):
            return
        between = text[place : number.start]
        if _SENTENCE_END.search(between):
            return
        scope = (
            _scope_at_start(between, filler)
            if is_first
            else _scope_after_connector(between, may_follow_comma)
        )
        if scope is None:
            if is_first:
                return
            may_follow_comma = False
            continue
        yield scope, number
        place, may_follow_comma, is_first = number.end, True, False


def _scope_at_start(between: str, filler: int) -> str | None:
    if match := _OBJECT.fullmatch(between):
        return _clean(match["scope"])
    if filler:
        for words in _WORDS.finditer(between.lstrip()):
            if match := _OBJECT.fullmatch(between.lstrip(), words.end()):
                return _clean(match["scope"])
    return None


def _scope_after_connector(between: str, may_follow_comma: bool) -> str | None:
    """The scope where a connector leads to the number; a comma after a nested number does not."""
    for connector in _CONNECTOR.finditer(between, max(0, len(between) - _LONGEST_LEAD)):
        if connector["mark"] != ";" and not may_follow_comma:
            continue
        if match := _OBJECT.fullmatch(between, connector.end()):
            return _clean(match["scope"])
    return None


def _clean(scope: str | None) -> str:
    return " ".join((scope or "").split()).rstrip(" ,;")
