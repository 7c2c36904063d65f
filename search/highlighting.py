"""Showing where the words of a query stand: on the text as it was written, always escaped."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe

from search.terms import WORD, Terms
from vietnamese.offsets import fold_with_offsets
from vietnamese.tones import canonical, unify_i

__all__ = ["highlight", "snippet"]

SNIPPET_LENGTH = 260
LONGEST_WORD = 40
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Spot:
    """A word of the query in a text: its place, and which word it is."""

    start: int
    end: int
    word: str


def highlight(text: str, terms: Terms) -> SafeString:
    """The whole text with the words of the query marked."""
    return _marked(text, 0, len(text), _spots(text, terms))


def snippet(terms: Terms, *texts: str) -> SafeString:
    """The most telling part of the texts, from whole words, with the words of the query marked.

    The first text with a part that holds every word is taken, or the one that holds most of them; without
    any, the first that has words.
    """
    every = 100 * len(set(terms.folded))
    best: tuple[int, str, list[Spot], int] | None = None
    for text in filter(None, texts):
        spots = _spots(text, terms)
        first, value = _best_window(spots)
        if best is None or value > best[0]:
            best = (value, text, spots, first)
        if every and value >= every:
            break
    if best is None:
        return mark_safe("")
    _, text, spots, first = best
    start, end = _window(text, spots, first)
    parts = [
        ELLIPSIS if start > 0 else "",
        _marked(text, start, end, spots),
        ELLIPSIS if end < len(text) else "",
    ]
    return mark_safe("".join(conditional_escape(part) for part in parts))  # noqa: S308


def _spots(text: str, terms: Terms) -> list[Spot]:
    """The words of the query in the text, in order; where one stands as spelled, look-alikes are left out."""
    if not terms.folded:
        return []
    plain = unify_i(text)
    if len(plain) != len(text):
        return []
    mapped = fold_with_offsets(plain)
    found = [Spot(*mapped.span(*span), mapped.text[slice(*span)]) for span in _places(mapped.text, terms)]
    marked = {
        folded: exact for exact, folded in zip(terms.exact, terms.folded, strict=True) if exact != folded
    }
    if not marked:
        return found
    same = [_is_spelled(text[spot.start : spot.end], marked.get(spot.word)) for spot in found]
    exact = {spot.word for spot, is_same in zip(found, same, strict=True) if is_same}
    return [spot for spot, is_same in zip(found, same, strict=True) if is_same or spot.word not in exact]


def _places(text: str, terms: Terms) -> Iterator[tuple[int, int]]:
    """Where words of the query stand as whole words in a text without marks.

    The search leaps from one first letter to the next; a condition before the words would be tried at each.
    """
    words = "|".join(sorted(map(re.escape, set(terms.folded)), key=len, reverse=True))
    for match in re.finditer(rf"(?:{words})(?![^\W_])", text):
        if match.start() == 0 or not WORD.match(text[match.start() - 1]):
            yield match.span()


def _is_spelled(word: str, exact: str | None) -> bool:
    return exact is not None and canonical(word).lower() == exact


def _best_window(spots: Sequence[Spot]) -> tuple[int, int]:
    """The spot a window should begin with, and how much it tells: different words, then neighbours."""
    best, first = 0, 0
    starts = [spot.start for spot in spots]
    for index, spot in enumerate(spots):
        inside = spots[index : bisect_left(starts, spot.start + SNIPPET_LENGTH * 3 // 4)]
        neighbours = sum(after.start - before.end <= 1 for before, after in pairwise(inside))
        value = 100 * len({one.word for one in inside}) + min(neighbours, 99)
        if value > best:
            best, first = value, index
    return first, best


def _window(text: str, spots: Sequence[Spot], first: int) -> tuple[int, int]:
    """The part of the text around a spot, from the start of a word to the end of one."""
    at = spots[first].start if spots else 0
    start = 0 if at < SNIPPET_LENGTH // 4 else _word_start(text, at - SNIPPET_LENGTH // 4)
    end = min(len(text), start + SNIPPET_LENGTH)
    return start, _word_end(text, end)


def _word_start(text: str, at: int) -> int:
    blank = re.compile(r"\s").search(text, at, at + LONGEST_WORD)
    return blank.end() if blank else at


def _word_end(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    blank = re.compile(r"\s").search(text, at, at + LONGEST_WORD)
    return blank.start() if blank else at


def _marked(text: str, start: int, end: int, spots: Sequence[Spot]) -> SafeString:
    parts: list[str] = []
    at = start
    for spot in spots:
        if spot.start >= at and spot.end <= end:
            parts += [escape(text[at : spot.start]), "<mark>", escape(text[spot.start : spot.end]), "</mark>"]
            at = spot.end
    parts.append(escape(text[at:end]))
    return mark_safe("".join(parts))  # noqa: S308
