"""Numbers in what readers type into a search box."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from documents.numbers.grammar import DASHES, fold_symbol, join_key
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
    (?<!\w) (?<!\d[/.,{DASHES}\s])
    (?P<abbreviation>{_any_of(_ABBREVIATIONS)})?
    (?P<number>\d{{1,6}}) (?P<suffix>[a-z](?![^\W_])|bis\b)? (?(abbreviation)(?![^\W_]))
    (?:\s?[\s/{DASHES}]\s?(?P<year>(?:19|20)\d\d)(?!\d))?
    (?!\s?[/.,{DASHES}%]?\d)
    """,
    re.VERBOSE,
)
_BEFORE = re.compile(
    rf"(?:\b(?P<name>{_any_of(set(_SYMBOL_STARTS))})|\b(?P<abbreviation>{_any_of(_ABBREVIATIONS)})"
    r"|\b(?P<date>ngay|thang|quy|nam))?[\s.:]*(?P<announced>\bso[\s.:]*)?$"
)
_LOOK_BACK = 40
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
    type and issuer are there.
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
    whole query. Dates, months, years and quantities are none.
    """
    mapped = fold_with_offsets(query)
    found = filter(None, map(_read, _NUMBER.finditer(mapped.text)))
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
    if not words:
        is_alone = not text[: match.start()].strip() and not text[end:].strip()
        if date_word or not (year or is_alone or ((name or announced) and not _is_year(match["number"]))):
            return None
    return QueryNumber(
        name_start=before.start() if before and before[0] else match.start(),
        start=match.start(),
        end=end,
        number=join_key(match["number"], match["suffix"], None, None),
        year=year,
        symbol=fold_symbol("".join(words)) or _SYMBOL_STARTS.get(name or "", ""),
        is_complete=len(words) > 1 or any(word not in _ABBREVIATIONS for word in words),
    )


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
