"""Numbers in what readers type into a search box."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from documents.numbers.grammar import DASHES, fold_symbol, join_key
from documents.numbers.tidying import tidied
from documents.numbers.type_names import TYPE_NAMES
from vietnamese.offsets import fold_with_offsets
from vietnamese.syllables import is_unmarked_syllable
from vietnamese.text import fold

# The symbol of a law is the legislature's, that of an official letter starts with its issuer.
_SYMBOL_STARTS = {fold(name): fold(abbreviation) for abbreviation, name in TYPE_NAMES.items()} | {
    "luat": "qh",
    "bo luat": "qh",
    "cong van": "",
}
_ABBREVIATIONS = {fold(abbreviation) for abbreviation in TYPE_NAMES if len(abbreviation) > 1}


def _any_of(words: set[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_NUMBER = re.compile(
    rf"""
    (?<!\w) (?:(?<!\d[/.,{DASHES}\s])|(?<=\b(?:19|20)\d\d[/{DASHES}\s]))
    (?P<abbreviation>{_any_of(_ABBREVIATIONS)})?
    (?P<number>\d{{1,6}}) (?P<suffix>[a-z](?![^\W_])|bis\b)? (?(abbreviation)(?![^\W_]))
    (?:\s?[\s/{DASHES}]\s?(?P<year>(?:19|20)\d\d)(?!\d))?
    (?!\s?[/.,{DASHES}%]?\d)
    """,
    re.VERBOSE,
)
_BEFORE = re.compile(
    rf"(?:\b(?P<name>{_any_of(set(_SYMBOL_STARTS))})|\b(?P<abbreviation>{_any_of(_ABBREVIATIONS)})"
    r"|\b(?P<date>ngay|thang|quy|(?<!viet )nam))?[\s.:]*(?P<announced>\bso[\s.:]*)?$"
)
_LOOK_BACK = 40
# A symbol before its number: "NĐ-CP 145", "TT BTC số 10".
_SYMBOL_BEFORE = re.compile(
    rf"(?<![^\W_])(?P<symbol>(?:{_any_of(_ABBREVIATIONS)})(?:[\s/{DASHES}]{{0,3}}(?!so\b)[a-z&]{{2,12}}\d{{0,2}}){{1,3}})"
    r"[\s.:]*(?:\bso[\s.:]*)?$"
)
_PARTS_OF_SYMBOL = re.compile(rf"[\s/{DASHES}]+")
# What is counted within a document, and forms: their numbers are none of a document.
_WITHIN = re.compile(r"\b(?:dieu|khoan|diem|muc|chuong|phan|phu luc|mau|bieu)(?: so)?[\s.:]*$")
_SYMBOL_WORD = re.compile(rf"(?P<mark>[\s/.{DASHES}]*)(?P<word>[a-z&]{{2,}}\d{{0,2}})(?!\w)")
# Committees whose abbreviation looks like a syllable: Tỉnh ủy, Huyện ủy, Đảng ủy.
_COMMITTEES = {"tu", "hu", "du"}
_JOINT_TYPES = {"ttlt", "nqlt"}


@dataclass(frozen=True, slots=True)
class QueryNumber:
    """A number a reader asks for, as far as the query tells it.

    ``query[start:end]`` is the number with its symbol, ``query[name_start:start]`` a type's name and
    "số" before it. ``number`` includes the suffix letter; ``year`` and ``symbol`` are "" where the
    query is silent; ``symbol`` is how the symbol starts, in the form it has in keys. ``is_complete``:
    type and issuer are there. A symbol that stands before the number counts as the name of its type.
    """

    name_start: int
    start: int
    end: int
    number: str
    year: str
    symbol: str
    is_complete: bool

    @property
    def key(self) -> str:
        """What the document's number key is, where complete, or how it starts: "43/2007/tt"."""
        return "/".join(filter(None, (self.number, self.year, self.symbol)))

    def matches(self, key: str) -> bool:
        """Whether a document with this number key may be the one asked for."""
        number, *rest = key.split("/")
        year = rest[0] if rest and rest[0].isdigit() else ""
        symbol = rest[-1] if rest and not rest[-1].isdigit() else ""
        return number == self.number and self.year in ("", year) and symbol.startswith(self.symbol)


def numbers_in_query(query: str) -> list[QueryNumber]:
    """The document numbers a query asks for, in order; often none.

    Reads whole numbers in every spelling of ``number_key`` ("47hdtld", "30 2019 tt byt"), also
    inside other words; and parts of one: "thông tư 43/2007", "cong van 1076", "QD 4290 TLD",
    "30/2019 sửa đổi". A number with neither symbol, type, year nor "số" counts only where it is the
    whole query. Dates, months, years and quantities are none. A symbol may stand before its number
    ("NĐ-CP 145"), names of files are read ("145_2020_ND-CP.pdf"), and letters typed for figures ("5O/2022").
    """
    return _found(query, _read)


def bare_numbers_in_query(query: str) -> list[QueryNumber]:
    """Figures that may be the number of a document, though nothing beside them says so: "30 Chính phủ 2020".

    Whoever knows the documents has to find their issuer or their year in the query.
    """
    return _found(query, _read_bare)


def _found(query: str, read: Callable[[re.Match[str]], QueryNumber | None]) -> list[QueryNumber]:
    mapped = fold_with_offsets(query)
    found = filter(None, map(read, _NUMBER.finditer(tidied(mapped.text))))
    places = (
        (number, mapped.span(number.name_start, number.start)[0], mapped.span(number.start, number.end))
        for number in found
    )
    return [
        replace(number, name_start=name_start, start=start, end=end)
        for number, name_start, (start, end) in places
    ]


def _read(match: re.Match[str]) -> QueryNumber | None:
    """The number at a match, with places in the folded query."""
    text, year = match.string, match["year"] or ""
    before = _BEFORE.search(text, max(0, match.start() - _LOOK_BACK), match.start())
    name, type_before, date_word, announced = before.groups() if before else (None,) * 4
    words, end = _symbol_words(text, match.end())
    if (type_ := match["abbreviation"] or type_before) and not (words and words[0] in _ABBREVIATIONS):
        words.insert(0, type_)
    named_from = before.start() if before and before[0] else match.start()
    if not (words or name) and (symbol := _symbol_before(text, match.start())):
        words, named_from = _PARTS_OF_SYMBOL.split(symbol["symbol"]), symbol.start()
    if not words:
        is_alone = not text[: match.start()].strip() and not text[end:].strip()
        is_announced = bool(name or announced) and not _is_year(match["number"])
        # Of two years nothing but the name of a type makes a number: "giai đoạn 2016-2020".
        is_dated = bool(year) and (bool(name) or not _is_year(match["number"]))
        if date_word or not (is_dated or is_alone or is_announced):
            return None
    return QueryNumber(
        name_start=named_from,
        start=match.start(),
        end=end,
        number=join_key(match["number"], match["suffix"], None, None),
        year=year,
        symbol=fold_symbol("".join(words)) or _SYMBOL_STARTS.get(name or "", ""),
        is_complete=len(words) > 1 or any(word not in _ABBREVIATIONS for word in words),
    )


def _read_bare(match: re.Match[str]) -> QueryNumber | None:
    number, before = match["number"], match.string[max(0, match.start() - _LOOK_BACK) : match.start()]
    date = _BEFORE.search(before)
    is_other = match["abbreviation"] or _is_year(number) or _WITHIN.search(before) or (date and date["date"])
    if is_other or _read(match):
        return None
    key = join_key(number, match["suffix"], None, None)
    return QueryNumber(match.start(), match.start(), match.end(), key, "", "", is_complete=False)


def _symbol_before(text: str, end: int) -> re.Match[str] | None:
    """The symbol that stands before a number; words that are syllables are a name, and no symbol."""
    found = _SYMBOL_BEFORE.search(text, max(0, end - _LOOK_BACK), end)
    if found is None:
        return None
    first, *others = _PARTS_OF_SYMBOL.split(found["symbol"])
    is_symbol = not is_unmarked_syllable(first) if not others else first in _ABBREVIATIONS
    return found if is_symbol and not any(map(_is_word, others)) else None


def _is_word(part: str) -> bool:
    return is_unmarked_syllable(part) and part not in _COMMITTEES


def _symbol_words(text: str, end: int) -> tuple[list[str], int]:
    """The words of the symbol that follows a number, and where they end."""
    words: list[str] = []
    while match := _SYMBOL_WORD.match(text, end):
        if not _continues(words, match):
            break
        words.append(match["word"])
        end = match.end()
    return words, end


def _continues(words: list[str], match: re.Match[str]) -> bool:
    """Whether the word belongs to the symbol, after the words read so far.

    Typed with blanks only, a symbol is a type and one issuer (several for joint documents), or a
    legislature ("qh15"), or what ends the query.
    """
    word, is_joined = match["word"], not match["mark"] or not match["mark"].isspace()
    if words and words[-1] in _ABBREVIATIONS and word in _COMMITTEES:
        return True
    if is_unmarked_syllable(word):
        return is_joined and not words and word in _ABBREVIATIONS
    if is_joined:
        return True
    if not words:
        return word in _ABBREVIATIONS or word[-1].isdigit() or match.end() == len(match.string)
    return words[-1] in _ABBREVIATIONS or words[0] in _JOINT_TYPES


def _is_year(number: str) -> bool:
    return len(number) == 4 and number.startswith(("19", "20"))
