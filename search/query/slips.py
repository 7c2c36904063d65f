"""Slips of the keys: a letter too much, too few, another one, two in the wrong order, or a blank left out.

Which word slipped is told by the index. A word is doubted where the index does not know it, or hardly knows
it beside its neighbours; what it may stand for has to be known beside them. So no list of words is needed,
names and numbers of the site are words like any other, and missing marks make no difference.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from string import ascii_lowercase

from search.text.terms import PAIR_MARK, Terms
from search.weights import Weights
from vietnamese.syllables import is_unmarked_syllable

__all__ = ["Frequencies", "Slip", "doubted_places", "likely_slips", "one_slip_away"]

Words = tuple[str, ...]
Frequencies = Callable[[Sequence[str]], Mapping[str, int]]
"""In how many pages each term stands; terms that stand in none are left out."""

# One letter of a shorter word makes too many others; longer ones are no words that somebody typed.
SHORTEST, LONGEST = 3, 20
# What is left of a word that lacks a blank has at least so many letters on either side.
SHORTEST_HALF = 2


@dataclass(frozen=True, slots=True)
class Slip:
    """A word of a query, given by its place, and what may be meant: one word, or two without a blank.

    `gain` tells how much better the index knows that beside the neighbours, as the logarithm of a ratio.
    """

    place: int
    words: Words
    gain: float

    def mend(self, terms: Terms) -> Terms:
        """The query as it may be meant; what is put in has no marks."""
        before, after = slice(None, self.place), slice(self.place + 1, None)
        return Terms(
            (*terms.exact[before], *self.words, *terms.exact[after]),
            (*terms.folded[before], *self.words, *terms.folded[after]),
        )


def one_slip_away(word: str) -> set[str]:
    """What the letters a to z make of a word without marks by one slip, at most 53 words a letter."""
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    near = {before + after[1:] for before, after in cuts if after}
    near |= {before + after[1] + after[0] + after[2:] for before, after in cuts if len(after) > 1}
    for letter in ascii_lowercase:
        near |= {before + letter + after for before, after in cuts}
        near |= {before + letter + after[1:] for before, after in cuts if after}
    return near - {word, ""}


def likely_slips(
    words: Words,
    places: Sequence[int],
    known: Mapping[str, int],
    frequencies: Frequencies,
    weights: Weights,
) -> list[Slip]:
    """What the words at the doubted places may stand for, likeliest first.

    `known` has the frequencies of the words and their pairs. Nearly every word is a syllable, and few of the
    some hundred forms one slip away are: the index is asked for these first, and for others of a word only
    where it knows none of these in its company.
    """
    beside = {place: _known_neighbours(words, place, known) for place in places}
    slips: defaultdict[int, list[Slip]] = defaultdict(list)
    for some in (_syllables, _others):
        wanted = {
            (place, meant): _evidence(*beside[place], meant)
            for place in set(places) - set(slips)
            for meant in some(words[place])
        }
        found = _found(wanted.values(), frequencies)
        for (place, meant), terms in wanted.items():
            if all(term in found for term in terms):
                typed = _evidence(*beside[place], (words[place],))
                slips[place].append(Slip(place, meant, _weight(terms, found) - _weight(typed, known)))
    best = (sorted(same, key=_by_gain)[: weights.most_slips_of_word] for same in slips.values())
    return sorted(chain.from_iterable(best), key=_by_gain)


def _found(wanted: Collection[Words], frequencies: Frequencies) -> Mapping[str, int]:
    """The frequencies of terms that belong together; where the first is unknown, the others are not asked."""
    first = frequencies(sorted({terms[0] for terms in wanted})) if wanted else {}
    others = {term for terms in wanted if terms[0] in first for term in terms[1:]} - set(first)
    return {**first, **(frequencies(sorted(others)) if others else {})}


def doubted_places(
    words: Words, certain: Collection[str], known: Mapping[str, int], weights: Weights
) -> list[int]:
    """The places of words that may have slipped: unknown ones, or else those in rare company.

    Words that are `certain` are left alone.
    """
    places = [place for place, word in enumerate(words) if word not in certain and _may_slip(word)]
    unknown = [place for place in places if words[place] not in known]
    if unknown:
        return unknown[: weights.most_doubted]
    company = {
        place: sorted(known.get(pair, 0) for pair in _pairs(words[max(0, place - 1) : place + 2]))
        for place in places
    }
    rare = [place for place in places if company[place] and company[place][0] <= weights.rare_pair]
    return sorted(rare, key=company.__getitem__)[: weights.most_doubted]


def _may_slip(word: str) -> bool:
    return SHORTEST <= len(word) <= LONGEST and word.isascii() and word.isalpha()


def _syllables(word: str) -> Iterator[Words]:
    """The syllables that a word may stand for."""
    return ((near,) for near in one_slip_away(word) if is_unmarked_syllable(near))


def _others(word: str) -> Iterator[Words]:
    """Other words that it may stand for, or two without a blank between them."""
    yield from ((near,) for near in one_slip_away(word) if not is_unmarked_syllable(near))
    yield from ((word[:place], word[place:]) for place in range(SHORTEST_HALF, len(word) - SHORTEST_HALF + 1))


def _known_neighbours(words: Words, place: int, known: Mapping[str, int]) -> tuple[Words, Words]:
    """The word before a place and the one after it, where the index knows them."""
    before, after = words[max(0, place - 1) : place], words[place + 1 : place + 2]
    return tuple(word for word in before if word in known), tuple(word for word in after if word in known)


def _evidence(before: Words, after: Words, meant: Words) -> Words:
    """The terms that speak for a meaning: its pairs with neighbours that are known, or itself alone."""
    return _pairs((*before, *meant, *after)) or meant


def _pairs(words: Words) -> Words:
    return tuple(map(PAIR_MARK.join, pairwise(words)))


def _weight(terms: Words, frequencies: Mapping[str, int]) -> float:
    return sum(math.log(1 + frequencies.get(term, 0)) for term in terms)


def _by_gain(slip: Slip) -> tuple[float, int, Words]:
    return -slip.gain, slip.place, slip.words
