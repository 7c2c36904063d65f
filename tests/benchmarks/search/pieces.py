"""Queries of which every hit on the first page has to be right: with marks, in quotation marks, with a minus.

They are cut by chance from titles of the corpus. What is right is read from the texts, not asked of an index.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from search.content import SearchContent
from tests.benchmarks.search.corpus import SITE, Corpus, Question, contents
from vietnamese.text import fold, words
from vietnamese.tones import canonical

__all__ = ["questions_of_pieces"]

OF_EACH_KIND = 60
# Pages that hold a piece as it is spelled, and those in which other words look like it.
FEWEST_SPELLED, FEWEST_OTHERS = 10, 5
TRIES = 4_000
LONG_TITLE = 6


@dataclass(frozen=True)
class Text:
    """The words of a page in order, as spelled; its title, number, lead and body apart."""

    title: Sequence[str]
    parts: Sequence[str]

    @classmethod
    def of(cls, content: SearchContent) -> Text:
        parts = [_words(text) for text in (content.title, content.number, content.lead, content.body) if text]
        return cls(parts[0], [f" {' '.join(part)} " for part in parts])

    def holds(self, piece: Sequence[str]) -> bool:
        return any(f" {' '.join(piece)} " in part for part in self.parts)


class Texts:
    """Every page by its identity, and the pages of each word, as spelled and without marks."""

    def __init__(self, pages: Iterable[SearchContent]) -> None:
        self.pages = {content.source_id: Text.of(content) for content in pages}
        self.titles = [text.title for text in self.pages.values()]
        self._with: defaultdict[str, set[str]] = defaultdict(set)
        self._like: defaultdict[str, set[str]] = defaultdict(set)
        for name, text in self.pages.items():
            for word in {word for part in text.parts for word in part.split()}:
                self._with[word].add(name)
                self._like[fold(word)].add(name)

    def spelled(self, words: Sequence[str]) -> set[str]:
        return set.intersection(*(self._with[word] for word in words))

    def alike(self, words: Sequence[str]) -> set[str]:
        """The pages that hold the words with any marks."""
        return set.intersection(*(self._like[fold(word)] for word in words))

    def holding(self, piece: Sequence[str]) -> set[str]:
        return {name for name in self.spelled(piece) if self.pages[name].holds(piece)}


def questions_of_pieces(folder: Path, corpus: Corpus) -> list[Question]:
    """The queries for the site; the same ones each time."""
    if corpus != SITE:
        return []
    texts = Texts(contents(folder, corpus))
    return [question for make in (_with_marks, _quoted, _with_minus) for question in _some(texts, make)]


Make = Callable[[Texts, random.Random], Question | None]


def _some(texts: Texts, make: Make) -> Iterator[Question]:
    chance, found = random.Random(make.__name__), 0
    for _ in range(TRIES):
        if (question := make(texts, chance)) is not None:
            yield question
            found += 1
        if found == OF_EACH_KIND:
            break


def _with_marks(texts: Texts, chance: random.Random) -> Question | None:
    """Two or three words with marks, for which many pages have others that look like them."""
    piece = _piece(texts, chance, chance.choice((2, 3)))
    if piece is None or all(word == fold(word) for word in piece):
        return None
    spelled = texts.spelled(piece)
    if len(spelled) < FEWEST_SPELLED or len(texts.alike(piece) - spelled) < FEWEST_OTHERS:
        return None
    return Question("marks_narrow", " ".join(piece), frozenset(spelled), is_whole_page=True)


def _quoted(texts: Texts, chance: random.Random) -> Question | None:
    """Words side by side that stand apart in other pages."""
    piece = _piece(texts, chance, chance.choice((2, 3, 4)))
    if piece is None:
        return None
    right = texts.holding(piece)
    if len(texts.spelled(piece) - right) < FEWEST_OTHERS:
        return None
    return Question("quoted", f'"{" ".join(piece)}"', frozenset(right), is_whole_page=True)


def _with_minus(texts: Texts, chance: random.Random) -> Question | None:
    """The two words that begin a title without the two that end it; some pages have all of them."""
    title = chance.choice(texts.titles)
    asked, left_out = title[:2], title[-2:]
    if len(title) < LONG_TITLE or not all(word.isalpha() for word in (*asked, *left_out)):
        return None
    if set(map(fold, asked)) & set(map(fold, left_out)):
        return None
    wrong = texts.holding(left_out)
    both = texts.spelled(asked)
    if len(both - wrong) < FEWEST_SPELLED or not both & wrong:
        return None
    query = f'{" ".join(asked)} -"{" ".join(left_out)}"'
    return Question("minus", query, frozenset(texts.pages.keys() - wrong), is_whole_page=True)


def _piece(texts: Texts, chance: random.Random, size: int) -> Sequence[str] | None:
    title = chance.choice(texts.titles)
    if len(title) <= size:
        return None
    start = chance.randrange(len(title) - size)
    piece = title[start : start + size]
    is_clean = all(word.isalpha() for word in piece) and all(one != other for one, other in pairwise(piece))
    return piece if is_clean else None


def _words(text: str) -> list[str]:
    return [word.text for word in words(canonical(text).lower())]
