"""Every number that decides what is found first, as data.

Measured with `make bench-search`; a change belongs together with the figures it brings.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["WEIGHTS", "Weights"]


@dataclass(frozen=True, slots=True)
class Weights:
    # How much an occurrence counts by where it stands; an engine saturates the sum (BM25).
    title: float = 10.0
    lead: float = 3.0
    body: float = 1.0

    # BM25: saturation of repeated words, share of the length that counts.
    saturation: float = 1.2
    length_share: float = 0.75

    # What the second look at the best candidates adds to the engine's score, which is at most 1 there.
    title_coverage: float = 1.0  # share of the query, by rarity, that stands in the title
    exact_spelling: float = 0.2  # share of the words spelled in the title exactly as typed
    title_phrase: float = 0.3  # the whole query in one piece in the title
    exact_phrase: float = 0.2  # … exactly as typed
    long_title: float = -0.002  # per syllable: of two equal hits the shorter title says more
    longer_symbol: float = -0.02  # per letter: who types "thông tư 7/2013" seldom means a joint one
    all_words: float = 0.25  # every word of the query is in the page

    # What a page is behind that holds the query in other words: abbreviations read, a slip mended.
    other_reading: float = 0.05
    mended_slip: float = 0.35

    # Marks are believed where the best page that holds the words as typed has this share of the best score.
    believed_marks: float = 0.75
    # A page in which the last word goes on, behind one that has it as it was typed.
    unfinished: float = 0.3
    # Pages that are read to see whether a phrase stands there; where more have all its pairs, that is enough.
    most_read: int = 500

    # Slips: a pair in so few pages makes its words doubtful, of which so many are tried, each with so many
    # of the words it may stand for.
    rare_pair: int = 5
    most_doubted: int = 4
    most_slips_of_word: int = 4

    # A number without year and issuer may be any number: this share of the words beside it makes it certain.
    beside_number: float = 0.5

    # Which candidates are looked at; of those with all that is asked for in the title so many.
    most_titled: int = 100
    most_reranked: int = 200
    # More words than these are a sentence; no page has to hold all of them.
    most_required_words: int = 8
    # Fewer pages than these with all words, and pages with some of them are added.
    few_hits: int = 10
    # A page with some of the words stays if its score reaches this share of the best one's.
    relaxed_floor: float = 0.35
    # Nothing is added where less than this share of the query, by rarity, is known to the index.
    known_share: float = 0.2
    # Above this many pages, words that stand in more than this share of them do not take part in scoring.
    small_index: int = 1000
    common_share: float = 0.25
    # Postings read for a sentence, in multiples of the number of pages: the rarest words first.
    postings_budget: float = 1.0


WEIGHTS = Weights()
