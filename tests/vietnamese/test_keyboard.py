from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vietnamese.strategies import any_form
from vietnamese.alphabet import TONES
from vietnamese.keyboard import decode, decode_telex, decode_vni
from vietnamese.syllables import TONELESS, is_syllable
from vietnamese.text import fold
from vietnamese.tones import put_tone

TELEX = {"ă": "aw", "â": "aa", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", "đ": "dd"}
TELEX_TONES = {"\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0301": "s", "\u0323": "j", "": ""}
VNI = {"ă": "a8", "â": "a6", "ê": "e6", "ô": "o6", "ơ": "o7", "ư": "u7", "đ": "d9"}
VNI_TONES = {"\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0301": "1", "\u0323": "5", "": ""}


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        ("choongf", "chồng"),
        ("choofng", "chồng"),
        ("dduwowcj", "được"),
        ("dduowcj", "được"),
        ("duowcdj", "được"),
        ("nguwowif", "người"),
        ("nguoiwf", "người"),
        ("thuowr", "thuở"),
        ("ruouwj", "rượu"),
        ("muaw", "mưa"),
        ("luuw", "lưu"),
        ("hoacwj", "hoặc"),
        ("quangwj", "quặng"),
        ("hoaf", "hòa"),
        ("wng", "ưng"),
        ("DDOAFN", "ĐOÀN"),
        ("Ddieeuf", "Điều"),
        ("ndd", "nđ"),
        ("QDD", "QĐ"),
    ],
)
def test_telex_keystrokes_are_read(keys, word):
    assert decode_telex(keys) == word


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        ("cho6ng2", "chồng"),
        ("tru7o7ng2", "trường"),
        ("tru7ong2", "trường"),
        ("truong72", "trường"),
        ("d9u7o7c5", "được"),
        ("quo6c1", "quốc"),
        ("ba81c", "bắc"),
        ("D9OAN2", "ĐOÀN"),
        ("nd9", "nđ"),
    ],
)
def test_vni_keystrokes_are_read(keys, word):
    assert decode_vni(keys) == word


@pytest.mark.parametrize("word", ["doan", "Trump", "boss", "bb", "267", "f1", "hass", "s", "", "covid19"])
def test_other_words_are_no_keystrokes(word):
    assert decode_telex(word) is None
    assert decode_vni(word) is None


@pytest.mark.parametrize(
    ("marks", "tones", "decoder"), [(TELEX, TELEX_TONES, decode_telex), (VNI, VNI_TONES, decode_vni)]
)
def test_every_syllable_can_be_typed(marks, tones, decoder):
    failures = []
    for letters in sorted(TONELESS):
        for tone in ("", *TONES):
            syllable = put_tone(letters, tone)
            keys = "".join(marks.get(letter, letter) for letter in letters) + tones[tone]
            if is_syllable(syllable) and fold(syllable) != syllable and decoder(keys) != syllable:
                failures.append((keys, syllable, decoder(keys)))
    # Telex writes the rhymes ooc and oong with three o, here left out.
    assert [failure for failure in failures if "oo" not in failure[0]] == []


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("trump tuwngf ddawtj du thuyeenf", "trump từng đặt du thuyền"),
        ("cho73 267 hanh2 khach1", "chở 267 hành khách"),
        ("luaatj coong ddoanf, soos 50", "luật công đoàn, số 50"),
        ("89 1999 ndd cp ngayf 01", "89 1999 nđ cp ngày 01"),
        ("Ddaij hooij", "Đại hội"),
    ],
)
def test_a_query_of_keystrokes_is_decoded_as_a_whole(keys, text):
    assert decode(keys) == text


@pytest.mark.parametrize(
    "text",
    [
        "công đoàn",
        "cong doan viet nam",
        "gas station",
        "of the",
        "This is england",
        "iphone 12",
        "covid19 vaccine",
        "65/HD-TLD",
        "08/2021/tt-bgddt",
        "47hdtld",
        "a5",
        "",
        "   ",
        "luật ddaats",
    ],
)
def test_other_queries_are_left_alone(text):
    assert decode(text) is None


@given(any_form)
def test_decode_never_fails_and_never_returns_the_same(text):
    assert decode(text) != text


@given(st.text(max_size=20))
def test_decoded_words_are_syllables(text):
    decoded = decode_telex(text)
    assert decoded is None or is_syllable(decoded) or "đ" in decoded.lower()
