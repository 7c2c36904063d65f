"""Normal forms of Vietnamese text: composed, without marks, with clean spaces, cut into words."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from vietnamese.alphabet import COMBINING_MARKS, TONED_VOWELS

_WORD = re.compile(rf"[^\W_]+(?:[{COMBINING_MARKS}]+[^\W_]*)*")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
# Word's manual line break and page break, and the separators that spreadsheets and databases leave.
_BLANK_CONTROLS = re.compile("[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
# What else XML 1.0 does not allow (2.2), and halves of characters.
_OTHER_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_MARKED = re.compile(f"[{COMBINING_MARKS}\u00c0-\u024f\u1e00-\u1eff]")


def _base_letter(character: str) -> str | None:
    """The ASCII letter under the marks of one composed letter, or None where there is none."""
    base = unicodedata.normalize("NFD", character)[0]
    return base if base.isascii() and base.isalpha() else None


def _marks_table() -> dict[int, str | None]:
    table: dict[int, str | None] = dict.fromkeys(range(0x0300, 0x0370))
    for code in (*range(0x00C0, 0x0250), *range(0x1E00, 0x1F00)):
        base = _base_letter(chr(code))
        if base is not None:
            table[code] = base
    # Đ does not decompose; Ð, ð and Ɖ are letters of other alphabets that keyboards put in its place.
    return table | str.maketrans({"Đ": "D", "đ": "d", "Ð": "D", "ð": "d", "Ɖ": "D", "ɖ": "d"})


_MARKS = _marks_table()

# On long texts one search per Vietnamese letter is three times as fast as a table for every character.
_VIETNAMESE = [
    (letter, base)
    for letter in ("ăâêôơưđð" + "".join(TONED_VOWELS))
    if letter.islower() and (base := _MARKS[ord(letter)])
]
_LOOK_ALIKES = (("Ð", "Đ"), ("ð", "đ"), ("Ɖ", "Đ"), ("ɖ", "đ"))


class Word(NamedTuple):
    """One run of letters and digits, and its place: ``source[start:end] == text``."""

    text: str
    start: int
    end: int


def nfc(text: str) -> str:
    """The text in composed form (NFC), the only form that is stored and compared."""
    return unicodedata.normalize("NFC", text)


def typed(text: str) -> str:
    """The text as it is stored, however it was typed or pasted: composed, without control characters.

    Word's manual line break and its kin become a blank, tabs and line ends stay, other controls go.
    """
    if _BLANK_CONTROLS.search(text) or _OTHER_CONTROLS.search(text):
        text = _OTHER_CONTROLS.sub("", _BLANK_CONTROLS.sub(" ", text))
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def unify_d(text: str) -> str:
    """Đ and đ in place of the letters of other alphabets that look the same (Ð, ð, Ɖ); same length."""
    for look_alike, letter in _LOOK_ALIKES:
        text = text.replace(look_alike, letter)
    return text


def strip_marks(text: str) -> str:
    """The text without tone and letter marks, case kept: "Tổng LĐLĐ" → "Tong LDLD".

    One character for each character of ``nfc(text)``, except that a mark which no letter can take
    (left alone by NFC) disappears. Đ and its look-alikes Ð, ð, Ɖ become d.
    """
    return nfc(text).translate(_MARKS)


def fold(text: str) -> str:
    """The text without marks and in lower case, as a reader without a Vietnamese keyboard types it.

    Same length as ``strip_marks(text)``; ``offsets.fold_with_offsets`` keeps the way back.
    """
    folded = nfc(text).replace("İ", "i").lower()
    if folded.isascii():
        return folded
    for letter, base in _VIETNAMESE:
        folded = folded.replace(letter, base)
    return folded.translate(_MARKS) if _MARKED.search(folded) else folded


def clean_spaces(text: str) -> str:
    """The text on one line: invisible characters dropped, every run of white space one space.

    No-break spaces count as white space; pages copied from word processors are full of them.
    """
    return " ".join(_INVISIBLE.sub("", text).split())


def words(text: str) -> list[Word]:
    """The runs of letters and digits with their places; works on decomposed text as well."""
    return [Word(match[0], match.start(), match.end()) for match in _WORD.finditer(text)]
