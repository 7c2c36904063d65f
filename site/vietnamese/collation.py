"""Vietnamese alphabetical order."""

from __future__ import annotations

from typing import TypeAlias

from vietnamese.alphabet import LETTERS, TONES, split_tone
from vietnamese.text import nfc, strip_marks, words
from vietnamese.tones import place_tones

SortKey: TypeAlias = tuple[tuple[str, ...], tuple[int, ...], str]

_TONE_ORDER = {"": 0} | {mark: place for place, mark in enumerate(TONES, start=1)}
# Digits keep their place before the letters; letters of other alphabets come after all of them.
_LETTER_ORDER = {letter: chr(ord("A") + place) for place, letter in enumerate(LETTERS)}


def sort_key(text: str) -> SortKey:
    """A key that sorts as Vietnamese dictionaries and lists of names do.

    Word by word, a ă â b c d đ e ê …; where all letters are equal, by the tones of the words: ngang,
    huyền, hỏi, ngã, sắc, nặng; where these are equal too, small letters first. Punctuation and the
    two places of a tone mark do not count. Marks of other languages come last: é is e.
    """
    letters: list[str] = []
    tones: list[int] = []
    for word in words(place_tones(text)):
        split = [split_tone(character) for character in word.text.lower()]
        letters.append("".join(_letter(letter) for letter, _ in split))
        tones.append(max(_TONE_ORDER[tone] for _, tone in split))
    return tuple(letters), tuple(tones), nfc(text).swapcase()


def _letter(letter: str) -> str:
    if letter in _LETTER_ORDER:
        return _LETTER_ORDER[letter]
    return "".join(_LETTER_ORDER.get(base, base) for base in strip_marks(letter))
