"""Finding words inside a file, however they were typed: the pages that have them, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search.text.terms import cut
from vietnamese.offsets import fold_with_offsets
from vietnamese.text import fold

__all__ = ["NOTHING_SOUGHT", "Findings", "FoundPage", "find", "marked"]

MOST_WORDS: Final = 20
MOST_PAGES: Final = 100
AROUND: Final = 70


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A page that has what was sought: how many times, and the first place in its surroundings."""

    number: int
    count: int
    excerpt: SafeString


@dataclass(frozen=True, slots=True)
class Findings:
    """What a search inside a file came to.

    `words` have no marks; `is_phrase` tells that they stand together somewhere, and then only such places are
    marked. `pages` are the first hundred; `is_cut` tells that there are more.
    """

    words: tuple[str, ...] = ()
    is_phrase: bool = False
    pages: tuple[FoundPage, ...] = ()
    is_cut: bool = False

    @property
    def pattern(self) -> re.Pattern[str] | None:
        """Where the words stand in a folded text; None where nothing is sought."""
        return _pattern(self.words, r"[\W_]+" if self.is_phrase else "|") if self.words else None


NOTHING_SOUGHT: Final = Findings()


def find(query: str, pages: Iterable[tuple[int, str]]) -> Findings:
    """Look for the words of `query` in numbered pages: side by side if any page has them so, else apart."""
    words = cut(query, MOST_WORDS).folded
    if not words:
        return NOTHING_SOUGHT
    phrase, apart = _pattern(words, r"[\W_]+"), _pattern(words, "|")
    together: list[FoundPage] = []
    all_there: list[FoundPage] = []
    for number, text in pages:
        folded = fold(text)
        if not all(word in folded for word in words):
            continue
        if places := list(phrase.finditer(folded)):
            together.append(_found(number, text, phrase, len(places)))
        elif not together and set(words) <= {match[0] for match in apart.finditer(folded)}:
            all_there.append(_found(number, text, apart, 1))
        if len(together) > MOST_PAGES:
            break
    found = together or all_there
    return Findings(words, bool(together), tuple(found[:MOST_PAGES]), len(found) > MOST_PAGES)


def marked(text: str, pattern: re.Pattern[str] | None) -> SafeString:
    """The text, escaped, with what the pattern finds in its folded form in `<mark>`."""
    return mark_safe("".join(_pieces(text, pattern)))  # noqa: S308 (every piece is escaped)


def _pattern(words: Iterable[str], between: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{between.join(map(re.escape, words))})(?![^\W_])")


def _pieces(text: str, pattern: re.Pattern[str] | None) -> Iterator[str]:
    at = 0
    if pattern:
        mapped = fold_with_offsets(text)
        for match in pattern.finditer(mapped.text):
            start, end = mapped.span(*match.span())
            yield f"{escape(text[at:start])}<mark>{escape(text[start:end])}</mark>"
            at = end
    yield escape(text[at:])


def _found(number: int, text: str, pattern: re.Pattern[str], count: int) -> FoundPage:
    mapped = fold_with_offsets(text)
    match = pattern.search(mapped.text)
    start, end = mapped.span(*match.span()) if match else (0, 0)
    first = text.rfind(" ", 0, max(0, start - AROUND)) + 1
    last = text.find(" ", min(len(text), end + AROUND))
    last = len(text) if last < 0 else last
    ends = ("…" if first else "", "…" if last < len(text) else "")
    excerpt = ends[0] + " ".join(text[first:last].replace("#", " ").split()) + ends[1]
    return FoundPage(number, count, marked(excerpt, pattern))
