"""Which letter sequences are Vietnamese syllables: onset + rhyme + tone.

Spelling rules of modern Vietnamese, with the few rhymes that only stand in onomatopoeia and in
naturalised words ("xoong", "hừm", "buýt"), and with the k of highland place names ("Đắk Lắk", "Bắc Kạn").
"""

from __future__ import annotations

from vietnamese.alphabet import TONED_VOWELS
from vietnamese.text import fold, nfc

_FRONT_ONSETS = "b ch d đ gh gi h k kh l m n ngh nh p ph r s t th tr v x"
_BACK_ONSETS = "b c ch d đ g gi h k kh l m n ng nh p ph r s t th tr v x"

_FRONT_RHYMES = (
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu "
    "i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu"
)
_BACK_RHYMES = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "o oc oi om on ong oong ooc op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
    "u ua uc ui um un ung uôc uôi uôm uôn uông uôt up ut "
    "ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu"
)
_ROUNDED_RHYMES = (
    "oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oem oen oeng oeo oet "
    "uân uâng uât uây uê uêch uên uênh uêu uơ uy uya uych uyên uyêt uyn uynh uyp uyt uyu"
)
_AFTER_Q = (
    "ua uac uach uai uam uan uang uanh uao uap uat uau uay uăc uăm uăn uăng uăp uăt uâc uân uâng uât uâu uây "
    "ue uec uen ueng ueo uet uê uêch uên uênh uêt ui uit uơ uơn uơt uôc uôi "
    "uy uych uyên uyêt uyn uynh uyp uyt uyu"
)
# The i of gi and of the rhyme fall together: gì, gìn, giếng, giết, giúp (gi + up needs no rule).
_AFTER_G = "i iêc iêm iên iêng iêt im in ip"
_Y_RHYMES = "y yêm yên yêng yêt yêu"
_Y_ONSETS = "h k l m s t v"

_STOPS = ("c", "ch", "k", "p", "t")
_TONES_OF_STOPS = ("\u0301", "\u0323")


def _combined(onsets: str, rhymes: str) -> set[str]:
    return {onset + rhyme for onset in onsets.split() for rhyme in rhymes.split()}


def _all_toneless() -> frozenset[str]:
    alone = f"{_FRONT_RHYMES} {_BACK_RHYMES} {_ROUNDED_RHYMES} {_Y_RHYMES}".split()
    both = " ".join(sorted({*_FRONT_ONSETS.split(), *_BACK_ONSETS.split()} - {"gh", "ngh", "g", "k"}))
    return frozenset(
        {*alone}
        | _combined(_FRONT_ONSETS, _FRONT_RHYMES)
        | _combined(_BACK_ONSETS, _BACK_RHYMES)
        | _combined(f"{both} g", _ROUNDED_RHYMES)
        | _combined("q", _AFTER_Q)
        | _combined("g", _AFTER_G)
        | _combined(_Y_ONSETS, "y")
    )


TONELESS = _all_toneless()
"""Every legal syllable without its tone mark, in lower case."""

UNMARKED = frozenset(map(fold, TONELESS))
"""Every legal syllable without any mark, as typed without a Vietnamese keyboard."""


def is_syllable(text: str) -> bool:
    """Whether the text is one Vietnamese syllable, in any case and Unicode form.

    A syllable that ends in c, ch, k, p or t has the tone sắc or nặng. The tone mark may sit on any
    vowel (hoà, hòa); two tone marks are an error.
    """
    letters, tone = split_syllable(text)
    if letters not in TONELESS:
        return False
    return tone in _TONES_OF_STOPS if letters.endswith(_STOPS) else True


def is_unmarked_syllable(text: str) -> bool:
    """Whether the text could be a Vietnamese syllable typed without any mark: "duong", "mot"."""
    return text.lower() in UNMARKED


def split_syllable(text: str) -> tuple[str, str]:
    """The text in lower case without its tone, and the tone's combining mark ("" for ngang).

    With several tone marks the second and later ones stay on their letters, so that the result is
    no syllable.
    """
    composed = nfc(text).lower()
    for position, character in enumerate(composed):
        if character in TONED_VOWELS:
            letter, tone = TONED_VOWELS[character]
            return composed[:position] + letter + composed[position + 1 :], tone
    return composed, ""
