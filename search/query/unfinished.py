"""Understanding a text that is still being typed: its last word, or its number, may go on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from search.query.analysis import NUMBER_WORDS, NumberAsked, read_numbers
from search.text.number_keys import split_key
from search.text.terms import LONGEST_TERM, Terms, cut, spelled
from vietnamese.keyboard import decode
from vietnamese.text import fold, nfc, unify_d

__all__ = ["NumberStart", "PrefixQuery", "SuggestionPlan", "compact", "make_suggestion_plan"]

FEWEST_CHARACTERS = 2
# Longer texts are finished ones; what follows is left out.
MOST_WORDS = 16
_LAST_WORD = re.compile(r"[^\W_]+\Z")
_FIRST_NUMBER = re.compile(r"\d+")
_NOT_COMPACT = re.compile(r"[^a-z0-9]+")
# What is on its way from keystrokes to a syllable: doubled letters, and keys that only set marks.
_DOUBLED = re.compile(r"aa|ee|oo|dd")
_MARK_KEYS = re.compile(r"w|(?<=[aeiouy])[sfrxj]\Z|\d")


@dataclass(frozen=True, slots=True)
class PrefixQuery:
    """One way to read what was typed: `terms` of the complete words, then one that may go on.

    `lasts` are the ways this one may be spelled in an index, none where the last word is complete too: "sĩ"
    may be whole, there "sỹ", or become "siêu". `folded_lasts` are the same without marks.
    """

    terms: Terms
    lasts: tuple[str, ...] = ()
    folded_lasts: tuple[str, ...] = ()

    @property
    def marked_lasts(self) -> tuple[str, ...]:
        """The spellings of the unfinished word, where it has marks already."""
        return tuple(word for word in self.lasts if fold(word) != word)

    @property
    def has_marks(self) -> bool:
        return bool(self.terms.marked or self.marked_lasts)

    @property
    def size(self) -> int:
        """The number of words."""
        return len(self.terms.folded) + bool(self.lasts)


@dataclass(frozen=True, slots=True)
class NumberStart:
    """The beginning of a document's number: `compact` of its letters and digits, "432007tt".

    `part` is its first part, "43", which may go on unless `has_whole_part`; `symbol` how its symbol begins,
    as far as that is known from elsewhere.
    """

    compact: str
    part: str
    symbol: str = ""
    has_whole_part: bool = False

    def matches(self, key: str) -> bool:
        """Whether the number with this key begins so."""
        fits = compact(key).startswith(self.compact) and split_key(key).symbol.startswith(self.symbol)
        return fits and (not self.has_whole_part or key.partition("/")[0] == self.part)


@dataclass(frozen=True, slots=True)
class SuggestionPlan:
    """What to look for. Each of `readings` by itself, the more certain ones first.

    `is_number`: a number is being typed for certain, so that documents with it come first.
    """

    readings: tuple[PrefixQuery, ...] = ()
    numbers: tuple[NumberStart, ...] = ()
    is_number: bool = False
    limit: int = 10

    @property
    def is_empty(self) -> bool:
        return not self.readings and not self.numbers


def make_suggestion_plan(text: str, limit: int = 10) -> SuggestionPlan:
    """Understand a text that may end within a word; blanks at its end say that the last one is complete."""
    if len(compact(text)) < FEWEST_CHARACTERS and len("".join(spelled(text))) < FEWEST_CHARACTERS:
        return SuggestionPlan()
    asked = tuple(read_numbers()(text))
    numbers = tuple(dict.fromkeys(_numbers(text, asked)))
    return SuggestionPlan(
        readings=tuple(dict.fromkeys(_readings(text))),
        numbers=numbers,
        is_number=bool(asked) or compact(text).isdigit(),
        limit=limit,
    )


def compact(text: str) -> str:
    """Letters and digits alone, without marks, in lower case: "43/2007/TT-BCT" → "432007ttbct"."""
    return _NOT_COMPACT.sub("", fold(text))


def _readings(text: str) -> Iterator[PrefixQuery]:
    """The text as it is; then as keystrokes typed with the input method off, if it can be that."""
    yield _reading(text)
    if decoded := decode(text):
        yield _reading(decoded)
    last = _LAST_WORD.search(nfc(text))
    if last and (decoded := decode(text[: last.start()])):
        started = _DOUBLED.sub(lambda match: match[0][0], last[0].lower())
        yield _reading(decoded + _MARK_KEYS.sub("", started))


def _reading(text: str) -> PrefixQuery:
    whole = unify_d(nfc(text))
    last = _LAST_WORD.search(whole)
    terms = cut(whole[: last.start()] if last else whole, MOST_WORDS)
    if last is None or len(terms.folded) == MOST_WORDS:
        return PrefixQuery(terms)
    started = last[0].lower()[:LONGEST_TERM]
    lasts = tuple(dict.fromkeys((started, *spelled(started))))
    return PrefixQuery(terms, lasts, tuple(dict.fromkeys(map(fold, lasts))))


def _numbers(text: str, asked: Sequence[NumberAsked]) -> Iterator[NumberStart]:
    """The numbers that are complete in the text, and all from the first digit on as a number's beginning."""
    for number in asked:
        yield NumberStart(number.number + number.year, number.number, number.symbol, has_whole_part=True)
    folded = fold(text)
    digits = _FIRST_NUMBER.search(folded)
    if digits is None:
        return
    before = folded[: digits.start()]
    part = digits[0].lstrip("0")
    named = () if _is_announcement(before) else read_numbers()(f"{before}{part}")
    start = compact(folded[digits.start() :]).lstrip("0")
    if start and (named or _is_announcement(before)):
        yield NumberStart(start, part, named[0].symbol if named else "")


def _is_announcement(before: str) -> bool:
    return not set(cut(before).folded) - NUMBER_WORDS
