"""What a reader says beside the words: quotation marks hold a piece together, a minus leaves pages out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from search.query.index_knowledge import frequencies
from search.text.terms import PAIR_MARK, cut
from vietnamese.text import nfc

__all__ = ["Operators", "read_operators"]

_QUOTES = {'"': '"', "“": "”„“", "”": "”", "„": "“”", "«": "»", "″": "″"}
_QUOTED = "|".join(f"{first}([^{first}{last}]*)[{last}]" for first, last in _QUOTES.items())
_PIECE = re.compile(rf"(?P<minus>(?<!\S)[-−](?=[^\W_]|[{''.join(_QUOTES)}]))?(?:{_QUOTED}|(?P<word>[^\W_]+))")
_NEXT = re.compile(r" +([^\W\d_]+)(?![^\s,;.])")
_DIGIT_BEFORE = re.compile(r"\d\s*\Z")
# Of the pages with the word after a minus so many have the next word behind it where the two are one word.
ONE_WORD = 0.1


@dataclass(frozen=True, slots=True)
class Operators:
    """`text` without operators and without what they leave out, `phrases` and `excluded` pieces as typed."""

    text: str
    phrases: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()


def read_operators(text: str, numbers: Sequence[tuple[int, int]] = ()) -> Operators:
    """Read a query in which document numbers stand in these places: their dashes are no operators.

    A minus stands before a word and after a blank; one between two blanks, two words or two numbers is a
    dash. A mark that nothing closes is none. "-ngộ độc" leaves out what is one word of two syllables; whether
    it is one, the index knows.
    """
    if not any(mark in text for mark in ("-", "−", *_QUOTES)):
        return Operators(text)
    text = nfc(text)
    kept: list[str] = []
    phrases: list[str] = []
    excluded: list[str] = []
    at = 0
    for start, end, piece, is_quoted, is_minus in _pieces(text, numbers):
        if start < at:
            continue
        if is_minus:
            kept.append(text[at:start])
            at = end if is_quoted else _end_of_word(text, piece, end)
            excluded.append(piece if is_quoted else text[end - len(piece) : at])
        elif is_quoted and len(cut(piece).folded) > 1:
            phrases.append(piece)
    kept.append(text[at:])
    return Operators(" ".join(kept), tuple(phrases), tuple(excluded))


def _pieces(text: str, numbers: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, str, bool, bool]]:
    """Each word or quoted piece: where it stands, what it says, whether it is quoted, whether left out."""
    for match in _PIECE.finditer(text):
        minus, word = match["minus"], match["word"]
        quoted = next((group for group in match.groups()[1:-1] if group is not None), "")
        piece = word if word is not None else quoted
        is_dash = minus and word and _is_dash(text, match.start(), word, numbers)
        if cut(piece).folded:
            yield match.start(), match.end(), piece, word is None, bool(minus) and not is_dash


def _is_dash(text: str, place: int, word: str, numbers: Sequence[tuple[int, int]]) -> bool:
    """Whether what looks like a minus belongs to a number of a document, or stands between two numbers."""
    if any(start < place < end for start, end in numbers):
        return True
    return word[0].isdigit() and _DIGIT_BEFORE.search(text[:place]) is not None


def _end_of_word(text: str, syllable: str, end: int) -> int:
    """Where the word ends whose first syllable ends at `end`."""
    following = _NEXT.match(text, end)
    words = cut(f"{syllable} {following[1]}").folded if following else ()
    if following is None or len(words) != 2:
        return end
    pair = PAIR_MARK.join(words)
    known = frequencies([words[0], pair])
    is_one = known.get(pair, 0) >= ONE_WORD * max(known.get(words[0], 0), 1)
    return following.end() if is_one else end
