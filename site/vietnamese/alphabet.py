"""The letters and tone marks of the Vietnamese alphabet."""

from __future__ import annotations

import unicodedata

LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
"""Alphabetical order, with f, j, w and z, which stand in borrowed words."""

VOWELS = "aăâeêioôơuưy"

TONES = {"\u0300": "huyền", "\u0309": "hỏi", "\u0303": "ngã", "\u0301": "sắc", "\u0323": "nặng"}
"""The combining mark of each tone with its name, in the order of dictionaries; no mark is "ngang"."""

COMBINING_MARKS = "\u0300-\u036f"
"""Range, for a character class, of every mark that may follow a Latin letter in decomposed text."""


def split_tone(character: str) -> tuple[str, str]:
    """A composed letter as the letter without its tone and the tone's combining mark ("" for ngang)."""
    decomposed = unicodedata.normalize("NFD", character)
    tone = next((mark for mark in decomposed if mark in TONES), "")
    return (unicodedata.normalize("NFC", decomposed.replace(tone, "")), tone) if tone else (character, "")


def with_tone(letter: str, tone: str) -> str:
    """The letter carrying the tone, composed: ("ê", "\u0301") → "ế"."""
    return unicodedata.normalize("NFC", letter + tone)


TONED_VOWELS = {
    with_tone(letter, tone): (letter, tone) for letter in VOWELS + VOWELS.upper() for tone in TONES
}
"""Every vowel that carries a tone, in both cases, with its letter and its tone's mark."""
