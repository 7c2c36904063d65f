"""One thing in several spellings: days, sums of money, and words with a hyphen, a blank or neither.

Like abbreviations these are other readings of a query, so that texts stay as they are and a new rule needs no
rebuild. Each spelling has to stand in one piece: "1/7" is a day, a 1 and a 7 are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, zip_longest

from search.query.index_knowledge import frequencies
from search.text.terms import PAIR_MARK, Terms, cut
from vietnamese.numbers import format_number
from vietnamese.offsets import fold_with_offsets
from vietnamese.syllables import is_unmarked_syllable
from vietnamese.text import fold, nfc

__all__ = ["Spellings", "other_spellings"]

MOST_SPELLINGS = 8
_LEAP_YEAR = 2000

_DAY = re.compile(
    r"(?<![\w/.,-])(?:(?:ngay|mung|mong)\s+){0,2}(?P<day>\d{1,2})"
    r"(?:\s?(?P<mark>[/.-])\s?(?P<month>\d{1,2})(?:\s?(?P=mark)\s?(?P<year>\d{4}))?"
    r"|\s+thang\s+(?P<named>\d{1,2})(?:,?\s+nam\s+(?P<in_year>\d{4}))?)(?![\w]|[/.,-]\d)"
)
_SUM = re.compile(
    r"(?<![\w/.,-])(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:[.,](?P<part>\d{1,3}))?"
    r"(?:\s*(?P<unit>nghin|ngan|trieu|ty|ti)\b)?(?:\s*(?P<currency>dong|vnd|d)\b)?(?![\w]|[/.,-]\d)"
)
_UNITS = {"nghin": 10**3, "ngan": 10**3, "trieu": 10**6, "ty": 10**9, "ti": 10**9}
_SPOKEN = ((10**9, ("tỷ",)), (10**6, ("triệu",)), (10**3, ("nghìn", "ngàn")))
# From so many digits a bare number is a sum, and no year or number of a street.
SUM_DIGITS = 5
MOST_SUM_DIGITS = 15
# More decimals than these nobody speaks.
FINEST_SHARE = 1000

_JOINED = re.compile(r"(?<![^\W_])[^\W_]+(?:[-‐‑][^\W_]+)+")
_LETTERS_AND_DIGITS = re.compile(r"([^\W\d_]{2,})(\d+)\Z")
_WORD = re.compile(r"[^\W_]+")
SHORTEST_GLUED, LONGEST_GLUED = 4, 14


@dataclass(frozen=True, slots=True)
class Spellings:
    """`readings` of a query in other spellings; in all of them the pairs of `together` hold pieces together.

    `spare` counts the words that a piece has besides the first: a piece counts as one word.
    """

    readings: tuple[Terms, ...] = ()
    together: tuple[str, ...] = ()
    spare: int = 0


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    forms: tuple[str, ...]


def other_spellings(text: str, numbers: Iterable[tuple[int, int]] = ()) -> Spellings:
    """The readings of a text in which document numbers stand in these places."""
    taken = list(numbers)
    pieces: list[_Piece] = []
    for piece in (*_days(text), *_sums(text), *_glued(text)):
        if all(piece.end <= start or end <= piece.start for start, end in taken):
            pieces.append(piece)
            taken.append((piece.start, piece.end))
    if not pieces:
        return Spellings()
    typed = cut(text)
    pieces.sort(key=lambda piece: piece.start)
    readings = (cut(_with(text, pieces, forms)) for forms in zip_longest(*(piece.forms for piece in pieces)))
    said = [text[piece.start : piece.end] for piece in pieces]
    forms = [form for piece in pieces for form in piece.forms]
    return Spellings(
        readings=tuple(one for one in dict.fromkeys(readings) if one != typed)[:MOST_SPELLINGS],
        together=tuple(dict.fromkeys(pair for form in (*said, *forms) for pair in cut(form).pairs)),
        spare=sum(max(len(cut(one).folded) - 1, 0) for one in said),
    )


def _with(text: str, pieces: list[_Piece], forms: Iterable[str | None]) -> str:
    """The text with each piece in its form; one that has no more forms in its last."""
    for piece, form in reversed(list(zip(pieces, forms, strict=True))):
        text = f"{text[: piece.start]} {form or piece.forms[-1]} {text[piece.end :]}"
    return text


def _days(text: str) -> Iterator[_Piece]:
    mapped = fold_with_offsets(text)
    for match in _DAY.finditer(mapped.text):
        day, month = int(match["day"]), int(match["month"] or match["named"])
        year = match["year"] or match["in_year"] or ""
        # "3.5" and "1-7" may be anything; with a year they are days.
        if (match["mark"] in {".", "-"} and not year) or not _is_day(day, month, year):
            continue
        yield _Piece(*mapped.span(*match.span()), tuple(dict.fromkeys(_spoken_day(day, month, year))))


def _is_day(day: int, month: int, year: str) -> bool:
    try:
        date(int(year or _LEAP_YEAR), month, day)
    except ValueError:
        return False
    return True


def _spoken_day(day: int, month: int, year: str) -> Iterator[str]:
    ways = ((f"{day}", f"{month}"), (f"{day:02}", f"{month:02}"), (f"{day:02}", f"{month}"))
    for first, second in ways:
        yield f"{first} tháng {second}" + (f" năm {year}" if year else "")
    for first, second in ways:
        yield f"{first}/{second}" + (f"/{year}" if year else "")


def _sums(text: str) -> Iterator[_Piece]:
    mapped = fold_with_offsets(text)
    for match in _SUM.finditer(mapped.text):
        digits, part, unit = match["whole"].replace(".", ""), match["part"] or "", match["unit"]
        has_points, is_long = "." in match["whole"], len(digits) >= SUM_DIGITS
        if len(digits) > MOST_SUM_DIGITS or (part and not unit):
            continue
        if not (unit or has_points or (is_long and not digits.startswith("0"))):
            continue
        factor = _UNITS[unit] if unit else 1
        value, rest = divmod(int(digits + part) * factor, 10 ** len(part))
        if not rest and value:
            yield _Piece(*mapped.span(*match.span()), tuple(_spoken_sum(value)))


def _spoken_sum(value: int) -> Iterator[str]:
    yield format_number(value)
    yield str(value)
    for factor, names in _SPOKEN:
        if value >= factor and value * FINEST_SHARE % factor == 0:
            whole, part = divmod(value * FINEST_SHARE // factor, FINEST_SHARE)
            decimals = f",{part:03}".rstrip("0") if part else ""
            yield from (f"{whole}{decimals} {name}" for name in names)
            break


def _glued(text: str) -> Iterator[_Piece]:
    """Words joined by a hyphen, glued together, or apart, where the index knows them in another way."""
    yield from (_Piece(*match.span(), (_without_hyphens(match[0]),)) for match in _JOINED.finditer(nfc(text)))
    words = list(_WORD.finditer(nfc(text)))
    candidates = [*_splits(words), *_joins(words)]
    known = frequencies(sorted({term for _, term in candidates})) if candidates else {}
    for piece, term in candidates:
        if term in known:
            yield piece


def _without_hyphens(joined: str) -> str:
    return "".join(_WORD.findall(joined))


def _splits(words: list[re.Match[str]]) -> Iterator[tuple[_Piece, str]]:
    """A word that is no syllable may be two, with the pair that then has to be known."""
    for match in words:
        word = match[0]
        if parts := _LETTERS_AND_DIGITS.match(word):
            yield _split(match, parts.end(1))
        elif word.isalpha() and SHORTEST_GLUED <= len(word) <= LONGEST_GLUED and not _is_syllable(word):
            yield from (_split(match, place) for place in range(1, len(word) - 1))


def _split(match: re.Match[str], place: int) -> tuple[_Piece, str]:
    first, second = match[0][:place], match[0][place:]
    return _Piece(*match.span(), (f"{first} {second}",)), PAIR_MARK.join(cut(f"{first} {second}").folded)


def _joins(words: list[re.Match[str]]) -> Iterator[tuple[_Piece, str]]:
    """Two words of which one is no syllable may be one, which then has to be known."""
    for first, second in pairwise(words):
        both = (first[0], second[0])
        is_strange = any(len(word) == 1 or not _is_syllable(word) for word in both)
        if is_strange and first[0].isalpha() and len("".join(both)) >= SHORTEST_GLUED:
            yield _Piece(first.start(), second.end(), ("".join(both),)), cut("".join(both)).folded[0]


def _is_syllable(word: str) -> bool:
    return is_unmarked_syllable(fold(word))
