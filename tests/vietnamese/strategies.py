"""Texts for property tests: Vietnamese words, decomposed and broken forms, other alphabets."""

from __future__ import annotations

import unicodedata

from hypothesis import strategies as st

from vietnamese.alphabet import LETTERS, TONED_VOWELS

_VIETNAMESE = LETTERS + LETTERS.upper() + "".join(TONED_VOWELS) + "ðÐ"
_OTHERS = "0123456789 -–/.,\u00a0\u200b_éüñçßøİıŁжΩ漢\U0001f600"
_LONE_MARKS = "\u0300\u0301\u0323\u0302\u031b"

composed = st.text(alphabet=_VIETNAMESE + _OTHERS, max_size=60).map(
    lambda text: unicodedata.normalize("NFC", text)
)
any_form = st.text(alphabet=_VIETNAMESE + _OTHERS + _LONE_MARKS, max_size=60)
