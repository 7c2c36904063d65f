"""What kind of thing was typed: which words, and which of them are the number of a document."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, cast

from django.conf import settings
from django.utils.module_loading import import_string

from search.query.abbreviations import abbreviated, other_readings_of
from search.query.naming import name_in
from search.query.operators import read_operators
from search.query.spellings import other_spellings
from search.text.terms import Terms, cut
from vietnamese.keyboard import decode

__all__ = ["Analysis", "NumberAsked", "analyse"]

MOST_WORDS = 60
# Words around a number that add nothing to it: "số 43/2007", "văn bản 43/2007".
NUMBER_WORDS = {"so", "ky", "hieu", "van", "ban"}
# What follows a number where the document is named in full: its whole date, or who issued it.
_GOES_ON = re.compile(r"(?:cua|ngay \d{1,2} (?:thang )?\d{1,2} (?:nam )?\d{4})\b")


class NumberAsked(Protocol):
    """A document number somebody asks for, as the number grammar of the site reads it.

    It stands in the query from `start` to `end`; the name of its type, if any, stands before it and begins at
    `name_start`. `number` is its first part, `key` what it has of the normal form; `matches` tells whether a
    document with the given key may be meant, `is_complete` whether nothing of the number is missing.
    """

    @property
    def name_start(self) -> int: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def number(self) -> str: ...
    @property
    def year(self) -> str: ...
    @property
    def symbol(self) -> str: ...
    @property
    def key(self) -> str: ...
    @property
    def is_complete(self) -> bool: ...

    def matches(self, key: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class Analysis:
    """What was typed, understood. `terms` are of the whole text, `other_terms` of what is no number.

    `beside` are the words besides numbers and the names of their types; `is_citation`: they only go on naming
    the document of the number, with its date or its issuer. `readings` are the terms of the same text with
    abbreviations in full and long forms shortened, and with days, sums and joined words in other spellings;
    words that abbreviations stand for are `certain` to be meant. The pairs of `together` hold the other
    spellings in one piece, `spare` counts the words of such pieces besides the first. Pages have to hold each
    of `phrases` in one piece and none of `excluded`.

    `bare_numbers` may be the number of a document where no other is one. `names` have the words that may be a
    title: those besides numbers, years, and places in a document such as "điều 35", as typed and as read.
    """

    text: str
    terms: Terms
    numbers: tuple[NumberAsked, ...]
    other_terms: Terms
    readings: tuple[Terms, ...] = ()
    beside: tuple[str, ...] = ()
    is_citation: bool = False
    bare_numbers: tuple[NumberAsked, ...] = ()
    names: tuple[Terms, ...] = ()
    certain: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    spare: int = 0
    phrases: tuple[Terms, ...] = ()
    excluded: tuple[Terms, ...] = ()

    @property
    def has_marks(self) -> bool:
        """Whether anything was typed with marks, so that words without are meant so."""
        return any(terms.marked for terms in (self.terms, *self.phrases, *self.excluded))

    @property
    def is_number_only(self) -> bool:
        """A number, perhaps with its type, and nothing else."""
        return bool(self.numbers) and not set(self.other_terms.folded) - NUMBER_WORDS


def analyse(text: str) -> Analysis:
    """Understand a cleaned query; keystrokes typed with the input method off are what they stand for."""
    asked = read_operators(text, [(number.start, number.end) for number in read_numbers()(text)])
    meant = decode(asked.text) or asked.text
    numbers = tuple(read_numbers()(meant))
    unnumbered = _without(meant, [(number.name_start, number.end) for number in numbers])
    analysis = Analysis(
        meant,
        terms=cut(meant, MOST_WORDS),
        numbers=numbers,
        other_terms=cut(_without(meant, [(number.start, number.end) for number in numbers]), MOST_WORDS),
        beside=cut(unnumbered).folded if numbers else (),
        bare_numbers=() if numbers else tuple(read_bare_numbers()(meant)),
        names=(name_in(unnumbered),),
        is_citation=any(_GOES_ON.match(" ".join(cut(meant[number.end :]).folded)) for number in numbers),
        phrases=tuple(cut(decode(piece) or piece, MOST_WORDS) for piece in asked.phrases),
        excluded=tuple(cut(decode(piece) or piece, MOST_WORDS) for piece in asked.excluded),
    )
    if analysis.is_number_only:
        return analysis
    abbreviations, names = other_readings_of((analysis.terms, *analysis.names))
    spellings = other_spellings(meant, [(number.start, number.end) for number in numbers])
    return replace(
        analysis,
        readings=(*spellings.readings, *abbreviations),
        names=(*analysis.names, *names),
        certain=tuple(abbreviated(analysis.terms, abbreviations)),
        together=spellings.together,
        spare=spellings.spare,
    )


def read_numbers() -> Callable[[str], Sequence[NumberAsked]]:
    """The site's reader of numbers in queries: the library knows their grammar, the search does not."""
    return cast("Callable[[str], Sequence[NumberAsked]]", import_string(settings.SEARCH_NUMBER_READER))


def read_bare_numbers() -> Callable[[str], Sequence[NumberAsked]]:
    """The site's reader of figures that may be numbers of documents."""
    return cast("Callable[[str], Sequence[NumberAsked]]", import_string(settings.SEARCH_BARE_NUMBER_READER))


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return text
