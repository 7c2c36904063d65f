"""Finding a known phrase in text that a scan has spoilt: lost marks, wrong letters, spaces anywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

__all__ = ["digits", "find_like", "letters_only"]

# What is taken for what, in words and in numbers.
_AS_LETTERS = str.maketrans("01!|5846", "oilisbab")
_AS_DIGITS = str.maketrans("OoQDlI|i!SsBZzG", "000011111558226")


def letters_only(folded: str) -> tuple[str, list[int]]:
    """The letters of a folded line without spaces and signs, look-alikes unified, with their places."""
    places = [place for place, character in enumerate(folded) if character.isalnum() or character in "|!"]
    letters = "".join(folded[place] for place in places).translate(_AS_LETTERS).replace("l", "i")
    return letters, places


def find_like(phrase: str, folded: str, *, errors: int) -> tuple[int, int] | None:
    """Where `folded` has `phrase` (folded as well) with at most so many letters wrong; the best place.

    Spaces and signs do not count, so that "C Ộ N G  H Ò A" and "CỘNGHÒA" are found too.
    """
    wanted, _ = letters_only(phrase)
    letters, places = letters_only(folded)
    if (exact := letters.find(wanted)) >= 0:
        return places[exact], places[exact + len(wanted) - 1] + 1
    # The comparison takes long; most lines lack too many of the letters, in whatever order.
    if (Counter(wanted) & Counter(letters)).total() < len(wanted) - errors:
        return None
    best = (0, 0, errors + 1)
    for first, last in _stretches(wanted, letters, errors):
        start, end, distance = _best_match(wanted, letters[first:last])
        if distance < best[2]:
            best = (first + start, first + end, distance)
    start, end, _distance = best
    return (places[start], places[end - 1] + 1) if start < end else None


def _stretches(wanted: str, text: str, errors: int) -> Iterator[tuple[int, int]]:
    """Where in the text it may be, from left to right; they do not touch.

    Of one piece more than there may be errors, one is without any: around it alone the phrase can be.
    """
    size = max(1, len(wanted) // (errors + 1))
    reach = len(wanted) + errors
    around: list[int] = []
    for offset in range(0, size * (errors + 1), size):
        piece = wanted[offset : offset + size]
        place = text.find(piece)
        while place >= 0:
            around.append(place)
            place = text.find(piece, place + 1)
    first = last = -1
    for place in sorted(around):
        if last < 0 or place - reach > last:
            if last >= 0:
                yield first, last
            first = max(0, place - reach)
        last = place + reach + size
    if last >= 0:
        yield first, last


def _best_match(wanted: str, text: str) -> tuple[int, int, int]:
    """Start, end and distance of the part of `text` nearest to `wanted` (Sellers 1980)."""
    # For each prefix of `wanted`: how far the best part ending here is, and where that part starts.
    row: list[tuple[int, int]] = [(length, 0) for length in range(len(wanted) + 1)]
    best = (0, 0, row[-1][0])
    for position, letter in enumerate(text, 1):
        row = _next_row(row, wanted, letter, position)
        distance, start = row[-1]
        if distance < best[2]:
            best = (start, position, distance)
    return best


def _next_row(
    before: Sequence[tuple[int, int]], wanted: str, letter: str, position: int
) -> list[tuple[int, int]]:
    left = (0, position)
    row = [left]
    for index, expected in enumerate(wanted, 1):
        best = before[index - 1]
        if expected != letter:
            best = (best[0] + 1, best[1])
        above = before[index]
        if above[0] + 1 < best[0]:
            best = (above[0] + 1, above[1])
        if left[0] + 1 < best[0]:
            best = (left[0] + 1, left[1])
        row.append(best)
        left = best
    return row


def digits(text: str) -> str:
    """The digits of a number in which a scan has put letters: "2O2O" → "2020"; spaces are dropped."""
    return "".join(text.split()).translate(_AS_DIGITS)
