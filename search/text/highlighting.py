"""Showing where the words of a query stand: on the text as it was written, always escaped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from html import escape
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe

from search.text.terms import WORD, Terms, spelled
from vietnamese.offsets import fold_with_offsets
from vietnamese.tones import unify_i

__all__ = ["Marker", "Spot"]

BETWEEN_WORDS = r"[\W_]+"
# Words without marks in which i and y are one.
TWO_SPELLINGS = re.compile(r"\b[hklmstv]y\b|\bquy")
NO_LETTER_FOLLOWS = r"(?![^\W_])"


class Spot(NamedTuple):
    """A word of the query in a text, or what stands for some: its place, and the words that are meant."""

    start: int
    end: int
    words: tuple[str, ...]


class Marker:
    """The words of a query, prepared once for all the texts in which they are marked.

    `readings` are the terms of the same query in other words; what is new in them counts where it stands in
    one piece, as that for which it stands: "Liên đoàn Lao động" for "LĐLĐ".

    What was typed with marks is marked where it stands with these; `is_strict`: what was typed without,
    beside others with marks, only where it stands without.
    """

    def __init__(self, terms: Terms, readings: Sequence[Terms] = (), *, is_strict: bool = False) -> None:
        self.terms = terms
        self.words = frozenset(terms.folded)
        forms = [form for reading in readings for form in _new_forms(terms, reading)]
        self.new_forms = {form.folded: form.meant for form in forms}
        self._meant = {**self.new_forms, **{word: (word,) for word in terms.folded}}
        self._spelled: dict[str, set[str]] = {}
        if terms.marked:
            for exact, folded in (
                *zip(terms.exact, terms.folded, strict=True),
                *(form[:2] for form in forms),
            ):
                self._spelled.setdefault(folded, set()).add(exact)
        if not is_strict:
            self._spelled = {form: ways for form, ways in self._spelled.items() if form not in ways}
        # To read a text again for what few queries hold takes as long as everything else.
        self._has_two_spellings = any(map(TWO_SPELLINGS.search, self._meant))
        longest_first = sorted(self._meant, key=len, reverse=True)
        self._pattern = re.compile(f"(?:{'|'.join(map(_as_pattern, longest_first))}){NO_LETTER_FOLLOWS}")

    def highlight(self, text: str) -> SafeString:
        """The whole text with the words of the query marked."""
        return self.marked(text, self.spots(text))

    def has_every(self, text: str) -> bool:
        """Whether every word of the query stands in the text."""
        return self.words <= {word for spot in self.spots(text) for word in spot.words}

    def spots(self, text: str) -> list[Spot]:
        """The words in the text, in order; what looks like one and has other marks is left out."""
        plain = unify_i(text) if self._has_two_spellings else text
        if not text or not self.words or len(plain) != len(text):
            return []
        mapped = fold_with_offsets(plain)
        found = ((*mapped.span(*match.span()), match[0]) for match in self._matches(mapped.text))
        there = self._has_marks(text)
        return [
            Spot(start, end, self._meaning(form)) for start, end, form in found if there(start, end, form)
        ]

    def _has_marks(self, text: str) -> Callable[[int, int, str], bool]:
        """Whether what stands in a place of the text and looks like a form has the marks that were typed."""
        known: dict[str, bool] = {}

        def has_marks(start: int, end: int, form: str) -> bool:
            ways = self._spelled.get(form) or self._spelled.get(" ".join(WORD.findall(form)))
            if ways is None:
                return True
            there = text[start:end]
            if there not in known:
                known[there] = " ".join(spelled(there)) in ways
            return known[there]

        return has_marks if self._spelled else lambda *_: True

    def _matches(self, text: str) -> Iterator[re.Match[str]]:
        """Where forms stand as whole words in a text without marks.

        The search leaps from one first letter to the next; a condition before the words would be tried at
        each.
        """
        for match in self._pattern.finditer(text):
            if match.start() == 0 or not WORD.match(text[match.start() - 1]):
                yield match

    def _meaning(self, form: str) -> tuple[str, ...]:
        return self._meant.get(form) or self._meant[" ".join(WORD.findall(form))]

    @staticmethod
    def marked(text: str, spots: Sequence[Spot], start: int = 0, end: int | None = None) -> SafeString:
        """The part of the text with those spots marked that lie wholly in it."""
        stop = len(text) if end is None else end
        parts: list[str] = []
        at = start
        for spot in spots:
            if spot.start >= at and spot.end <= stop:
                parts += [escape(text[at : spot.start]), "<mark>", escape(text[spot.start : spot.end])]
                parts.append("</mark>")
                at = spot.end
        parts.append(escape(text[at:stop]))
        return mark_safe("".join(parts))  # noqa: S308


class _Form(NamedTuple):
    """Other words for words of the query, and those they stand for."""

    exact: str
    folded: str
    meant: tuple[str, ...]


def _new_forms(terms: Terms, reading: Terms) -> Iterator[_Form]:
    """What the reading says in other words, and the words of the query it stands for."""
    typed, read = terms.folded, reading.folded
    for same, first, last, start, end in SequenceMatcher(None, typed, read, autojunk=False).get_opcodes():
        if same == "replace":
            yield _Form(" ".join(reading.exact[start:end]), " ".join(read[start:end]), typed[first:last])


def _as_pattern(form: str) -> str:
    return BETWEEN_WORDS.join(map(re.escape, form.split(" ")))
