"""One spelling for words that Vietnamese spells in two: place of the tone mark, i and y.

Style guides and keyboards differ, and so do readers and the texts they look for. The canonical
spelling is for comparing, not for display: hoà and hòa become "hòa", lí and lý "lý".
"""

from __future__ import annotations

import re

from vietnamese.alphabet import TONED_VOWELS, VOWELS, with_tone
from vietnamese.text import nfc, unify_d


def _toned(letters: str) -> str:
    """The given letters with each of the five tones, in both cases, for use inside a character class."""
    return "".join(toned for toned, (letter, _) in TONED_VOWELS.items() if letter.lower() in letters)


_LETTERS = VOWELS + VOWELS.upper()

# The first letter stands before the conditions, so that the search leaps from one to the next.
_FIRST = "oOuU" + _toned("oui")
_OPEN = rf"(?<=[oO])[{_toned('ae')}](?!\w)|(?<=[uU])(?<![qQ].)[{_toned('y')}](?!\w)"
_CLOSED = rf"(?:(?<=[{_toned('o')}])[aAăĂeE]|(?<=[{_toned('u')}])(?<![qQ].)[yY])(?=[^\W\d_êÊ])"
_AFTER_QU = rf"(?<=[qQ][{_toned('u')}])[{_LETTERS}](?![êÊ])"
_AFTER_GI = rf"(?<=[gG][{_toned('i')}])[{_LETTERS}]"
_MISPLACED = re.compile(rf"[{_FIRST}](?:{_OPEN}|{_CLOSED}|{_AFTER_QU}|{_AFTER_GI})")

_I, _Y = "iìỉĩíịIÌỈĨÍỊ", "yỳỷỹýỵYỲỶỸÝỴ"
_I_TO_Y = str.maketrans(_I, _Y)
_I_OR_Y = re.compile(rf"[{_I}](?:(?<=\b[hklmstvHKLMSTV].)(?!\w)|(?<=\b[qQ][uU].))")


def place_tones(text: str) -> str:
    """Every tone mark of the text on its canonical letter; same case, same length as ``nfc(text)``.

    - open oa, oe, uy carry it on the first letter: hoà → hòa, khoẻ → khỏe, uỷ → ủy, thuý → thúy;
    - the same sounds before a final carry it on the second: tòan → toàn, hùynh → huỳnh;
    - the u of qu and the i of gi never carry it before another vowel: qúy → quý, gía → giá.
    """
    return _MISPLACED.sub(_move_tone, nfc(text))


def _move_tone(match: re.Match[str]) -> str:
    first, second = tuple(match[0])
    if second in TONED_VOWELS:
        letter, tone = TONED_VOWELS[second]
        return with_tone(first, tone) + letter
    letter, tone = TONED_VOWELS[first]
    return letter + with_tone(second, tone)


def unify_i(text: str) -> str:
    """Every i that may also be written y, as y; same case, same length as ``nfc(text)``.

    That is an i alone after h, k, l, m, s, t, v (kĩ → kỹ, công ti → công ty) and the vowel after
    qu (qui định → quy định). The i of "thúi", "bí" or "kín" is another sound and stays.
    """
    return _I_OR_Y.sub(lambda match: match[0].translate(_I_TO_Y), nfc(text))


def canonical(text: str) -> str:
    """The one spelling under which equal words compare equal; same case, same length as ``nfc(text)``.

    NFC, Đ for its look-alikes, tones placed, i and y unified.
    """
    return unify_i(place_tones(unify_d(text)))


_GLIDE = re.compile(r"qu(?=[^\W\d_])|gi(?=[aăâeêioôơuưy])")
_NUCLEUS = re.compile(f"[{VOWELS}]+")
_MARKED_VOWELS = re.compile("[ăâêôơư]")


def put_tone(letters: str, tone: str) -> str:
    """A toneless lower-case syllable with the tone's combining mark on its canonical letter.

    The last marked vowel carries it (tiếng, rượu); otherwise the last vowel before a final
    consonant (toàn), the middle one of three (ngoài), the first one of two (hòa, múa). The u of qu
    and the i of gi before another vowel do not count. Without a vowel the letters come back alone.
    """
    glide = _GLIDE.match(letters)
    nucleus = _NUCLEUS.search(letters, glide.end() if glide else 0)
    if nucleus is None or not tone:
        return letters
    marked = [match.start() for match in _MARKED_VOWELS.finditer(letters, *nucleus.span())]
    open_syllable = nucleus.end() == len(letters)
    if marked:
        place = marked[-1]
    elif open_syllable:
        place = nucleus.start() + (1 if len(nucleus[0]) == 3 else 0)
    else:
        place = nucleus.end() - 1
    return letters[:place] + with_tone(letters[place], tone) + letters[place + 1 :]
