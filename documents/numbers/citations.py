"""Numbers cited in running text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from documents.numbers.grammar import DASHES, join_key
from documents.numbers.type_names import TYPE_NAMES
from vietnamese.offsets import nfc_with_offsets
from vietnamese.text import strip_marks, unify_d

_TYPES = sorted({*TYPE_NAMES, *map(strip_marks, TYPE_NAMES)} - {"L"}, key=len, reverse=True)
_TYPE = f"(?:{'|'.join(_TYPES)})"
_CAPITALS = r"(?:TTg|[A-ZĐƯ][A-ZĐƯ&]+\d{0,2})"
_SMALL = r"[a-zđ&]{2,12}\d{0,2}"
_SLASH, _DASH, _EITHER = r"\s?/\s?", rf"\s?[{DASHES}]\s?", rf"\s?[/{DASHES}]\s?"
_END = r"(?:(?![^\W_])|(?=ngày))"
_SENDER = (
    r"(?:TTg|VPCP|CP|UBND|HĐND|(?:B|S|T|C)?LĐ(?:LĐ|TBXH)|TLĐ|CĐ[A-ZĐ]{1,6}|MTTQ|BHXH|NHNN|TCHQ|TCT"
    r"|B(?:CA|CT|GDĐT|GTVT|KHCN|KHĐT|LĐTBXH|NG|NNPTNT|NV|QP|TC|TNMT|TP|TTTT|VHTTDL|XD|YT))"
)

# What a document is called by: the number, then one of the symbols of the four styles.
_CITATION = re.compile(
    rf"""
    (?<![\w/\\{DASHES}]) (?<!\d[.,:])
    (?P<number>\d{{1,5}}) (?P<suffix>[a-zđ]|bis)? (?![\w.,])
    (?:
        {_SLASH} (?P<year>(?:19|20)\d\d) {_SLASH} (?P<dated>
            {_TYPE} {_EITHER} {_CAPITALS} (?:[/{DASHES}]{_CAPITALS})*
            | {_CAPITALS} (?:[/{DASHES}]{_CAPITALS})*
            | (?i:{_TYPE}) {_DASH} {_SMALL} (?:-{_SMALL})*
        )
        | - (?P<dashed_year>(?:19|20)\d\d) - (?P<dashed> {_TYPE} - {_CAPITALS} (?:-{_CAPITALS})* )
        | {_SLASH} (?P<state> {_TYPE} {_EITHER} {_CAPITALS} (?:[{DASHES}]{_CAPITALS})* )
        | {_DASH} (?P<party> {_TYPE} {_SLASH} {_CAPITALS} (?:[{DASHES}]{_CAPITALS})* )
        | {_SLASH} (?P<letter> {_SENDER} (?:-{_CAPITALS})* )
        | {_SLASH} (?P<announced> {_CAPITALS} (?:-{_CAPITALS})* )
    )
    {_END}
    """,
    re.VERBOSE,
)
_SYMBOLS = ("dated", "dashed", "state", "party", "letter", "announced")
# A symbol of unknown make is a number only after one of these words; forms (mẫu số) have numbers too.
_ANNOUNCED = re.compile(r"(?<!mẫu )(?<!biểu )(?:số|công văn|văn bản|CV)[\s:.]*$", re.IGNORECASE)
_LOOK_BACK = 20


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number in a text: ``text[start:end] == raw``, with the key to look the document up by."""

    start: int
    end: int
    raw: str
    key: str


def find_numbers(text: str) -> list[FoundNumber]:
    """The numbers cited in running text, in order, in all styles and with dirty spaces.

    A number needs its symbol: dates, fractions, rates (km/h) and sums of money are none. Places are
    those of the given text, also where it is decomposed.
    """
    mapped = nfc_with_offsets(text)
    found: list[FoundNumber] = []
    for match in _CITATION.finditer(unify_d(mapped.text)):
        if match["announced"] and not _is_announced(match):
            continue
        symbol = next(match[name] for name in _SYMBOLS if match[name])
        key = join_key(match["number"], match["suffix"], match["year"] or match["dashed_year"], symbol)
        start, end = mapped.span(*match.span())
        found.append(FoundNumber(start, end, text[start:end], key))
    return found


def _is_announced(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - _LOOK_BACK) : match.start()]
    return _ANNOUNCED.search(before) is not None
