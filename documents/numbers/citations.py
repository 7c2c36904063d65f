"""Numbers cited in running text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from documents.numbers.grammar import DASHES, join_key
from documents.numbers.type_names import TYPE_NAMES
from vietnamese.offsets import nfc_with_offsets
from vietnamese.text import strip_marks, unify_d

# Consolidated texts (văn bản hợp nhất) are numbered like a type of their own.
# "QĐi" is how some Party offices tell a regulation from a decision.
_ALL_TYPES = {*TYPE_NAMES, "VBHN", "QĐi"} - {"L"}
_TYPES = sorted({*_ALL_TYPES, *map(strip_marks, _ALL_TYPES)}, key=len, reverse=True)
_TYPE = f"(?:{'|'.join(_TYPES)})"
# Small letters among them tell departments apart (ToC, CsPL); a word has one capital only.
_CAPITALS = r"(?:TTg|(?=[a-zđư&]*[A-ZĐƯ][a-zđư&]*[A-ZĐƯ])[A-ZĐƯ][A-ZĐƯ&a-zđư]{1,11}\d{0,2})"
# The union of a union: "BC-CĐCS.YT"; the end of a sentence has a blank behind it.
_JOIN = rf"(?:\s?[{DASHES}]\s?|/|\.(?=[A-ZĐƯ]{{2,}}(?![^\W_])))"
_SMALL = r"[a-zđ&]{2,12}\d{0,2}"
_SLASH, _DASH, _EITHER = r"\s?/\s?", rf"\s?[{DASHES}]\s?", rf"\s?[/{DASHES}]\s?"
_END = r"(?:(?![^\W_])|(?=ngày))"
_SENDER = (
    r"(?:TTg|VPCP|CP|UBND|HĐND|(?:B|S|T|C)?LĐ(?:LĐ|TBXH)|TLĐ|CĐ[A-ZĐ]{1,6}|MTTQ|BHXH|NHNN|TCHQ|TCT"
    r"|B(?:CA|CT|GDĐT|GTVT|KHCN|KHĐT|LĐTBXH|NG|NNPTNT|NV|QP|TC|TNMT|TP|TTTT|VHTTDL|XD|YT))"
)

# What a document is called by: the number, then one of the symbols of the four styles. It begins with a digit
# rather than with what may not stand before it: so the search leaps from digit to digit.
_CITATION = re.compile(
    rf"""
    (?P<number> \d (?:(?<![\w/\\{DASHES}]\d)|(?<=số\d)|(?<=Số\d)) (?<!\d[.,:]\d) \d{{0,4}} )
    (?P<suffix>[a-zđ]|bis)? (?![\w.,])
    (?:
        {_EITHER} (?P<year>(?:19|20)\d\d) {_SLASH} (?P<dated>
            {_TYPE} {_EITHER} {_CAPITALS} (?:{_JOIN}{_CAPITALS})*
            | L {_DASH} CTN
            | {_CAPITALS} (?:{_JOIN}{_CAPITALS})*
            | (?i:{_TYPE}) {_DASH} {_SMALL} (?:-{_SMALL})*
        )
        | - (?P<dashed_year>(?:19|20)\d\d) - (?P<dashed> {_TYPE} - {_CAPITALS} (?:-{_CAPITALS})* )
        | {_SLASH} (?P<state> (?i:{_TYPE}) {_EITHER} {_CAPITALS} (?:{_JOIN}{_CAPITALS})* )
        | {_DASH} (?P<party> {_TYPE} {_SLASH} {_CAPITALS} (?:{_JOIN}{_CAPITALS})* )
        | {_SLASH} (?P<letter> {_SENDER} (?:{_JOIN}{_CAPITALS})* )
        | {_SLASH} (?P<announced> {_CAPITALS} (?:{_JOIN}{_CAPITALS})* )
        | {_SLASH} (?P<decree_year>(?:19|20)\d\d) (?![\s]?[/{DASHES}\d])
    )
    {_END}
    """,
    re.VERBOSE,
)
_SYMBOLS = ("dated", "dashed", "state", "party", "letter", "announced")
# A symbol of unknown make is a number only after one of these words.
_ANNOUNCED = re.compile(r"(?:số|công văn|văn bản|CV)[\s:.]*$", re.IGNORECASE)
# Forms have numbers too, and often the abbreviation of who made them.
_FORM = re.compile(r"(?:mẫu|biểu|phụ lục)(?: số)?[\s:.]*$", re.IGNORECASE)
# Only the government issues decrees, so that their year is symbol enough.
_DECREE = re.compile(r"nghị định(?: số)?[\s:.]*$", re.IGNORECASE)
_DECREE_SYMBOL = "NĐ-CP"
_LOOK_BACK = 25


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
        if not _is_number(match):
            continue
        symbol = next((match[name] for name in _SYMBOLS if match[name]), _DECREE_SYMBOL)
        year = match["year"] or match["dashed_year"] or match["decree_year"]
        key = join_key(match["number"], match["suffix"], year, symbol)
        start, end = mapped.span(*match.span())
        found.append(FoundNumber(start, end, text[start:end], key))
    return found


def _is_number(match: re.Match[str]) -> bool:
    """Whether what stands before speaks for a number, where the number alone says too little."""
    before = match.string[max(0, match.start() - _LOOK_BACK) : match.start()]
    if match["decree_year"]:
        return _DECREE.search(before) is not None
    if match["announced"] or match["letter"]:
        is_announced = match["letter"] or _ANNOUNCED.search(before)
        return bool(is_announced) and not _FORM.search(before)
    return True
