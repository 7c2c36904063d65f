"""Reading what was typed as Telex or VNI keystrokes while the input method was off.

``decode`` judges the whole text: a reader either had the input method on or off.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from vietnamese.syllables import is_syllable, is_unmarked_syllable
from vietnamese.text import fold, words
from vietnamese.tones import put_tone

_TELEX_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323", "z": ""}
_VNI_TONES = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323", "0": ""}
_VOWELS = re.compile("[aeiouyăâêôơư]")
_CIRCUMFLEX = {"a": "â", "e": "ê", "o": "ô"}

# What a keystroke for the horn does, tried in this order; the u of qu is no vowel of its own.
_HORNS = (
    (re.compile(r"ưo|(?<!q)uo"), "ươ"),
    (re.compile(r"(?<!q)ua$"), "ưa"),
    (re.compile(r"(?<!q)uu$"), "ưu"),
    (re.compile(r"o(?!.*[ou])"), "ơ"),
    (re.compile(r"(?<!q)u"), "ư"),
)
# Keystrokes hardly found in words of other languages: they settle that the text is keystrokes.
_SURE_TELEX = re.compile(r"^dd|[ou]w|aa|[fj]$|(?:ee|oo|aw)[a-z]*[sxj]$")
_SURE_VNI = re.compile(r"[a-z]\d[a-z]|[a-z]\d\d$")
_LONGEST = len("nghieengs") + 2

_Decoder = Callable[[str], str | None]


def decode(text: str) -> str | None:
    """The text that the keystrokes stand for, or None where it is no keystrokes.

    None for a text with any Vietnamese mark: its input method was on. Otherwise one method (Telex,
    then VNI) is taken for all words and each word that becomes a marked syllable is replaced. This
    is believed if one such word shows keystrokes rare in other languages ("phaan", "dduowcj",
    "ve65"), or if such words outnumber those which cannot be Vietnamese: "gas station" stays as it
    is. Words of two letters and abbreviations do not count for this. Words that become no syllable
    ("Trump", "267") are kept.
    """
    if fold(text) != text.lower():
        return None
    return _decode_all(text, decode_telex, _SURE_TELEX) or _decode_all(text, decode_vni, _SURE_VNI)


def decode_telex(word: str) -> str | None:
    """One word of Telex keystrokes as the marked syllable it stands for, else None.

    Tone and letter marks may come late ("choongf", "duongdwf"); a w without a vowel is ư. The đ of
    an abbreviation is read too: "ndd" → "nđ".
    """
    if abbreviation := _abbreviation(word, "dd"):
        return abbreviation
    letters, tone = "", ""
    for key in word.lower():
        vowels = _VOWELS.findall(letters)
        if key in _TELEX_TONES and vowels:
            if tone:
                return None
            tone = _TELEX_TONES[key]
        elif key == "d" and letters.startswith("d"):
            letters = "đ" + letters[1:]
        elif key in _CIRCUMFLEX and vowels and vowels[-1] == key:
            letters = _replace_last(letters, key, _CIRCUMFLEX[key])
        elif key == "w":
            letters = _telex_w(letters)
        else:
            letters += key
    return _syllable(word, letters, tone)


def decode_vni(word: str) -> str | None:
    """One word of VNI keystrokes as the marked syllable it stands for, else None ("cho6ng2", "nd9")."""
    if abbreviation := _abbreviation(word, "d9"):
        return abbreviation
    letters, tone = "", ""
    for key in word.lower():
        if not key.isdigit():
            letters += key
        elif key in _VNI_TONES and not tone and _VOWELS.search(letters):
            tone = _VNI_TONES[key]
        elif (marked := _vni_mark(letters, key)) != letters:
            letters = marked
        else:
            return None
    return _syllable(word, letters, tone)


def _vni_mark(letters: str, key: str) -> str:
    """The letters with the mark of a VNI digit, or as they are where it marks none of them."""
    if key == "6":
        return re.sub("[aeo](?=[^aeo]*$)", lambda match: _CIRCUMFLEX[match[0]], letters)
    if key == "7":
        return _horn(letters)
    if key == "8":
        return _replace_last(letters, "a", "ă")
    return re.sub("^d", "đ", letters) if key == "9" else letters


def _decode_all(text: str, decoder: _Decoder, sure: re.Pattern[str]) -> str | None:
    pieces, end, replaced, foreign, believed = [], 0, 0, 0, False
    for word in words(text):
        syllable = decoder(word.text) if len(word.text) <= _LONGEST else None
        if syllable is None:
            foreign += _is_foreign(word.text)
            continue
        pieces += [text[end : word.start], syllable]
        end = word.end
        if _is_evidence(word.text):
            replaced += 1
            believed = believed or sure.search(word.text.lower()) is not None
    if replaced and (believed or replaced > foreign):
        return "".join((*pieces, text[end:]))
    return None


def _is_evidence(word: str) -> bool:
    """Whether reading the word as keystrokes says something of the others: "of", "a5", "bgddt" do not."""
    return len(word) > 2 and _VOWELS.search(word.lower()) is not None


def _is_foreign(word: str) -> bool:
    """Whether the word is no syllable and no abbreviation of Vietnamese; words with digits prove nothing."""
    return word.isalpha() and _VOWELS.search(word.lower()) is not None and not is_unmarked_syllable(word)


def _replace_last(letters: str, old: str, new: str) -> str:
    return new.join(letters.rsplit(old, 1))


def _horn(letters: str) -> str:
    for pattern, replacement in _HORNS:
        marked = pattern.sub(replacement, letters, count=1)
        if marked != letters:
            return marked
    return letters


def _telex_w(letters: str) -> str:
    """The w of Telex: breve on a, horn on o and u, and ư where there is nothing to mark."""
    if "a" in letters and not re.search(r"(?<!q)ua$", letters):
        return _replace_last(letters, "a", "ă")
    marked = _horn(letters)
    return marked if marked != letters else letters + "ư"


def _abbreviation(word: str, keys: str) -> str | None:
    """A word of consonants with its đ, or None where it has none or is no such word."""
    letters = word.lower().replace(keys, "đ")
    if "đ" not in letters or not letters.isalpha() or _VOWELS.search(letters) or len(letters) < 2:
        return None
    return _in_case_of(word, letters)


def _syllable(word: str, letters: str, tone: str) -> str | None:
    # One keystroke marks both letters of ươ before a final, and only the second without one (thuở).
    letters = letters.replace("ưo", "ươ")
    if letters.endswith("ươ"):
        letters = letters[:-2] + "uơ"
    syllable = put_tone(letters, tone)
    if fold(syllable) == syllable or not is_syllable(syllable):
        return None
    return _in_case_of(word, syllable)


def _in_case_of(word: str, letters: str) -> str:
    """The lower-case letters in the case of the word: all capitals, one capital, or none."""
    if word.isupper():
        return letters.upper()
    return letters.capitalize() if word[0].isupper() else letters
