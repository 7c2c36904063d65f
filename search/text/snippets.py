"""The most telling part of a text: likely places are found quickly, and only these are looked at closely."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from search.text.highlighting import Marker, Spot
from vietnamese.text import fold

__all__ = ["FIRST_READ", "MOST_READ", "SNIPPET_LENGTH", "snippet"]

SNIPPET_LENGTH = 260
LONGEST_WORD = 40
ELLIPSIS = "…"
# Words further apart than this are not shown together.
REACH = SNIPPET_LENGTH * 3 // 4
BEFORE = SNIPPET_LENGTH // 4
# Characters that are read of one text, in three goes: the words of most queries stand where a text begins.
STRETCHES = (3_000, 10_000, 60_000)
FIRST_READ, MOST_READ = STRETCHES[-2:]
# So long a text is looked at closely at once.
SHORT = 2 * SNIPPET_LENGTH
# Places are told apart in steps of so many characters; of a clue so many are considered, of places so many.
STEP = REACH // 2
MOST_TIMES = 20
MOST_PLACES = 2
# So many words of a sentence in one place are enough.
MANY_WORDS = 6
# What a word of the query is worth beside neighbours that stand together.
WORD_WORTH, MOST_NEIGHBOURS = 100, 99
# However many single words a place has, one with a pair promises more.
WORD_BESIDE_PAIR = 0.01
_BETWEEN_WORDS = bytes(byte for byte in range(256) if not chr(byte).isalnum() or byte > ord("z"))
_BLANKS = bytes.maketrans(_BETWEEN_WORDS, b" " * len(_BETWEEN_WORDS))
_BLANK = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Extract:
    """A place in a text from where on it tells so much; `spots` are all that were found around it."""

    text: str
    spots: Sequence[Spot]
    first: int
    value: int


class Place(NamedTuple):
    """Where a text may tell something, and how much it promises beside other places of the same text."""

    at: int
    promise: float


def snippet(marker: Marker, *texts: str, at_length: bool = True) -> SafeString:
    """The most telling part of the texts, from whole words, with the words of the query marked.

    The first text with a part that holds every word is taken, or the one that holds most of them; without
    any, the first that has words. The beginnings (`FIRST_READ`) are read, and the rest only `at_length`.
    """
    every = WORD_WORTH * len(marker.words)
    best: Extract | None = None
    for text in filter(None, texts):
        found = _best_of(text, marker, every, STRETCHES if at_length else STRETCHES[:-1])
        if best is None or found.value > best.value:
            best = found
        if every and found.value >= every:
            break
    return _shown(best) if best else mark_safe("")


def _best_of(text: str, marker: Marker, every: int, ends: Sequence[int]) -> Extract:
    """The first likely place in which the words stand as they were typed, or the best of these places.

    The text is read on only as long as no place has every word, or many of a sentence, and only what promises
    more than the places before is looked at closely.
    """
    best = Extract(text, (), 0, 0)
    enough = every + max(len(marker.terms.folded) - 1, 0)
    promised = -1.0
    for first, last in _stretches(len(text), ends) if every else ():
        most = promised
        # One after the other: to look for likely places takes longest, and where the query stands as typed
        # nobody asks for them.
        for place in _places(text, first, last, marker):
            if place.promise <= promised:
                continue
            most = max(most, place.promise)
            found = _looked_at(text, place.at, marker)
            best = max(best, found, key=attrgetter("value"))
            if best.value >= enough:
                return best
        if not best.value:
            places = _with_marks(text, first, last, marker)
            best = max((_looked_at(text, at, marker) for at in places), key=attrgetter("value"), default=best)
        if best.value >= min(every, WORD_WORTH * MANY_WORDS):
            break
        promised = most
    return best


def _stretches(length: int, ends: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for end in ends:
        yield max(start - REACH, 0), min(end, length)
        if end >= length:
            break
        start = end


def _looked_at(text: str, at: int, marker: Marker) -> Extract:
    start = _word_start(text, at - BEFORE) if at > BEFORE else 0
    spots = [
        Spot(spot.start + start, spot.end + start, spot.words)
        for spot in marker.spots(text[start : _word_end(text, at + REACH + SNIPPET_LENGTH)])
    ]
    return Extract(text, spots, *_best_window(spots))


def _places(text: str, first: int, last: int, marker: Marker) -> Iterator[Place]:
    """Where to look closely: first where the query stands as typed, then where most of its pairs do."""
    if last - first <= SHORT:
        yield Place(first, math.inf)
        return
    phrase = " ".join(marker.terms.exact)
    for typed in (phrase, phrase.capitalize()):
        at = text.find(typed, first, last) if len(marker.terms.exact) > 1 else -1
        if at >= 0:
            yield Place(at, math.inf)
    for place in _likely(_plain(fold(text[first:last])), marker):
        yield Place(first + place.at, place.promise)


def _with_marks(text: str, first: int, last: int, marker: Marker) -> Iterator[int]:
    """Where words stand with the marks they were typed with: likely places are found without these."""
    for word in dict.fromkeys(marker.terms.marked):
        places = (text.find(way, first, last) for way in (word, word.capitalize()))
        yield from (at for at in places if at >= 0)


def _plain(folded: str) -> bytes:
    """The words with blanks between, a byte for each character: bytes are searched in no time."""
    return folded.encode("ascii", "replace").translate(_BLANKS).join((b" ", b" "))


def _likely(plain: bytes, marker: Marker) -> list[Place]:
    """Places with most of the pairs of words, without marks; where there are no pairs, with most words."""
    words = marker.terms.folded
    pairs = map(" ".join, pairwise(words))
    worth = 1.0
    votes = _votes(plain, [*pairs, *marker.new_forms])
    if not votes:
        worth, votes = WORD_BESIDE_PAIR, _votes(plain, words)
    reached = {step: votes[step] + votes[step + 1] for step in votes}
    best = sorted(reached, key=lambda step: (-reached[step], step))[:MOST_PLACES]
    return [Place(step * STEP, worth * reached[step]) for step in best]


def _votes(plain: bytes, clues: Iterable[str]) -> Counter[int]:
    """In which steps of the text the clues stand as whole words."""
    votes: Counter[int] = Counter()
    for clue in map(_plain, dict.fromkeys(clues)):
        at = plain.find(clue)
        for _ in range(MOST_TIMES):
            if at < 0:
                break
            votes[at // STEP] += 1
            at = plain.find(clue, at + STEP)
    return votes


def _best_window(spots: Sequence[Spot]) -> tuple[int, int]:
    """The spot a window should begin with, and how much it tells: different words, then neighbours."""
    best, first = 0, 0
    inside: Counter[str] = Counter()
    neighbours, end = 0, 0
    for index, spot in enumerate(spots):
        while end < len(spots) and spots[end].start < spot.start + REACH:
            inside.update(spots[end].words)
            neighbours += _neighbours(spots, end, index)
            end += 1
        value = WORD_WORTH * len(inside) + min(neighbours, MOST_NEIGHBOURS)
        if value > best:
            best, first = value, index
        neighbours -= len(spot.words) - 1
        if index + 1 < end:
            neighbours -= _stand_together(spots, index + 1)
        for word in spot.words:
            inside[word] -= 1
            if not inside[word]:
                del inside[word]
    return first, best


def _neighbours(spots: Sequence[Spot], index: int, first: int) -> int:
    """How many neighbours a spot brings into a window: its own words, and the spot before it."""
    return len(spots[index].words) - 1 + (index > first and _stand_together(spots, index))


def _stand_together(spots: Sequence[Spot], index: int) -> bool:
    return spots[index].start - spots[index - 1].end <= 1


def _shown(extract: Extract) -> SafeString:
    """The part of the text around the extract, from the start of a word to the end of one."""
    text, spots = extract.text, extract.spots
    at = spots[extract.first].start if spots else 0
    start = 0 if at < BEFORE else _word_start(text, at - BEFORE)
    end = _word_end(text, start + SNIPPET_LENGTH)
    parts = [
        ELLIPSIS if start > 0 else "",
        Marker.marked(text, spots, start, end),
        ELLIPSIS if end < len(text) else "",
    ]
    return mark_safe("".join(map(conditional_escape, parts)))  # noqa: S308


def _word_start(text: str, at: int) -> int:
    blank = _BLANK.search(text, at, at + LONGEST_WORD)
    return blank.end() if blank else at


def _word_end(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    blank = _BLANK.search(text, at, at + LONGEST_WORD)
    return blank.start() if blank else at
