"""What counts how much in Elasticsearch, as data. Measured with `make bench-search`."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["BOOSTS", "Boosts"]


@dataclass(frozen=True, slots=True)
class Boosts:
    # The whole text, by its words without marks, its pairs, and its words as spelled.
    text_folded: float = 0.5
    text_pairs: float = 0.5
    text_exact: float = 0.5

    # The title alone, in the same three ways.
    title_folded: float = 0.4
    title_pairs: float = 0.8
    title_exact: float = 0.4

    # The whole query in one piece in the title, for each of its words: without marks, and exactly as typed.
    title_phrase: float = 3.0
    exact_phrase: float = 1.0
    # Every word of the query is in the page.
    all_words: float = 4.0
    # A pair of neighbours with one slip of the keys.
    slip: float = 0.7
    # The whole query in one piece in the title, each word perhaps with a slip, for each of its words.
    slipped_phrase: float = 3.0

    # A number among words: by how much pages count whose symbol is hardly longer than what was typed of it,
    # and for each slot that agrees beside it; pages with a number that may be a quantity.
    shorter_symbol: float = 60.0
    agreed_slot: float = 100.0
    perhaps_number: float = 3.0
    # Titles with all that is asked for by name, where other words stand beside it.
    name_pairs: float = 3.0

    # Sentences, which are longer than titles: words of the text, its pairs, words of the title.
    longest_title: int = 12
    sentence_words: float = 1.0
    sentence_pairs: float = 0.6
    sentence_title: float = 0.1

    # Queries of up to so many words are looked at thoroughly at once; of longer ones so many of the best.
    thorough_at_once: int = 3
    looked_at_thoroughly: int = 100

    # A page with some of the words: shares of them, for queries of up to so many words and for longer ones.
    short_query: int = 8
    short_share: float = 0.7
    long_share: float = 0.5
    short_share_of_pairs: float = 0.3
    long_share_of_pairs: float = 0.2
    # Slips are looked for in queries of up to so many words, among so many near terms each.
    most_words_with_slip: int = 12
    near_terms: int = 10
    # Of so few words a pair with a slip is enough to be found.
    fewest_certain_words: int = 3


BOOSTS = Boosts()
