"""Texts of the time before Unicode, whose fonts showed Vietnamese letters in the places of others.

TCVN3 (TCVN 5712:1993, fonts named ".VnTime") keeps a letter in one character, VNI ("VNI-Times") a letter and
its mark in two. Read as Latin text they are "ViÖt Nam" and "Vieät Nam".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Final

from vietnamese.alphabet import TONES, with_tone
from vietnamese.syllables import is_syllable

__all__ = [
    "LegacyFont",
    "family_by_name",
    "family_of_text",
    "has_only_capitals",
    "may_be_legacy",
    "to_unicode",
]


class LegacyFont(StrEnum):
    """A family of fonts by where it keeps the letters."""

    TCVN3 = "tcvn3"
    VNI = "vni"


# The signs as Latin text shows them, and the letters in their places. µ is one sign in two places of Unicode.
_TCVN3: Final = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\u00ad®\u00b5\u03bc¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđààảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)

# Tone marks in the order of `TONES`: alone, with the breve of ă, with the circumflex of â, ê, ô.
_VNI_PLAIN: Final = "øûõùï"
_VNI_BREVE: Final = "èúüéë"
_VNI_CIRCUMFLEX: Final = "àåãáä"
_VNI_ALONE: Final = {"ì": "ì", "æ": "ỉ", "ó": "ĩ", "í": "í", "ò": "ị", "î": "ỵ", "ñ": "đ", "ô": "ơ", "ö": "ư"}


def _vni_table() -> dict[str, str]:
    table = dict(_VNI_ALONE)
    toned = [(base, base, _VNI_PLAIN) for base in "aeouy"] + [("ô", "ơ", _VNI_PLAIN), ("ö", "ư", _VNI_PLAIN)]
    toned += [("a", "ă", _VNI_BREVE), ("a", "â", _VNI_CIRCUMFLEX)]
    toned += [("e", "ê", _VNI_CIRCUMFLEX), ("o", "ô", _VNI_CIRCUMFLEX)]
    for base, letter, marks in toned:
        table |= {base + mark: with_tone(letter, tone) for mark, tone in zip(marks, TONES, strict=True)}
    table |= {"aê": "ă", "aâ": "â", "eâ": "ê", "oâ": "ô"}
    capitals = {(key[0].upper() + key[1:]): letter.upper() for key, letter in table.items()}
    return table | capitals | {key.upper(): letter.upper() for key, letter in table.items()}


_TABLES: Final[Mapping[LegacyFont, Mapping[str, str]]] = {
    LegacyFont.TCVN3: _TCVN3,
    LegacyFont.VNI: _vni_table(),
}
_PATTERNS: Final = {
    family: re.compile("|".join(sorted(map(re.escape, table), key=len, reverse=True)))
    for family, table in _TABLES.items()
}
_NAMES: Final = {
    LegacyFont.TCVN3: re.compile(r"(?:[A-Z]{6}\+)?\.?Vn[A-Z3][-\w]*", re.ASCII),
    LegacyFont.VNI: re.compile(r"(?:[A-Z]{6}\+)?VNI[-_ ]?\w.*", re.ASCII | re.IGNORECASE),
}
# Letters that these fonts never stand for themselves: a word with one of them is Unicode already.
_UNICODE_LETTER: Final = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u0300-\u036f\u1ea0-\u1ef9]")
_TOKEN: Final = re.compile(r"\S+")
_LETTERS: Final = re.compile(r"[^\W\d_]+")

SAMPLED_WORDS: Final = 2000
FEWEST_WORDS: Final = 4


@dataclass(frozen=True, slots=True)
class _Shares:
    """Of the words with a character that is not ASCII: how many, and the share that are Vietnamese."""

    words: int
    before: float
    after: float


def may_be_legacy(text: str) -> bool:
    """Whether a text has words that are neither ASCII nor surely Unicode: a look before a thorough one."""
    return any(not _UNICODE_LETTER.search(word) and not _is_vietnamese(word) for word in _telling(text))


def family_by_name(font: str) -> LegacyFont | None:
    """The family that a font's name tells, with or without the prefix of a subset in a PDF."""
    return next((family for family, name in _NAMES.items() if name.fullmatch(font.strip())), None)


def has_only_capitals(font: str) -> bool:
    """Whether a TCVN3 font shows small letters as capitals: .VnTimeH, .VnArialH-Bold."""
    return bool(re.fullmatch(r"(?:[A-Z]{6}\+)?\.?Vn\w*H(?:[-,].*)?", font.strip(), re.ASCII))


def family_of_text(text: str, font: str = "") -> LegacyFont | None:
    """The family whose letters a text is in; None for Unicode, and for what is not Vietnamese.

    A font's name makes little proof enough, but proves nothing by itself: documents put into Unicode often
    keep the names of their old fonts.
    """
    named = family_by_name(font)
    if named:
        shares = _shares(text, named)
        return named if shares.words and shares.after > shares.before and shares.after >= 0.5 else None
    best: tuple[float, LegacyFont] | None = None
    for family in LegacyFont:
        shares = _shares(text, family)
        is_it = shares.words >= FEWEST_WORDS and shares.before <= 0.4 and shares.after >= 0.85
        if is_it and (best is None or shares.after > best[0]):
            best = (shares.after, family)
    return best[1] if best else None


def to_unicode(text: str, family: LegacyFont) -> str:
    """The text in Unicode letters; words that hold such letters already are left as they are."""
    if text.isascii():
        return text
    return _TOKEN.sub(lambda token: _word_to_unicode(token[0], family), text)


def _word_to_unicode(word: str, family: LegacyFont) -> str:
    if word.isascii() or _UNICODE_LETTER.search(word):
        return word
    return _PATTERNS[family].sub(lambda match: _TABLES[family][match[0]], word)


def _shares(text: str, family: LegacyFont) -> _Shares:
    words = list(islice(_telling(text), SAMPLED_WORDS))
    if not words:
        return _Shares(0, 0.0, 0.0)
    before = sum(map(_is_vietnamese, words))
    after = sum(_is_vietnamese(_word_to_unicode(word, family)) for word in words)
    return _Shares(len(words), before / len(words), after / len(words))


def _telling(text: str) -> Iterator[str]:
    return (match[0] for match in _TOKEN.finditer(text) if not match[0].isascii())


def _is_vietnamese(word: str) -> bool:
    pieces: Iterable[str] = _LETTERS.findall(word)
    return all(map(is_syllable, pieces)) and not set(word) & _SYMBOLS if pieces else False


# Signs that are letters in TCVN3: a word with one of them is not yet in Unicode.
_SYMBOLS: Final = frozenset(char for char in _TCVN3 if not char.isalpha() or char in "ª\u00b5\u03bc")
