from __future__ import annotations

import unicodedata

import pytest

from vietnamese.syllables import is_syllable, is_unmarked_syllable, split_syllable

COMMON = (
    "công đoàn viên lao động nghị quyết nghiêng khuỷu quý giò gì giếng giết giữ quốc yêu yếu y ý uống ướt",
    "oằn loẻng xoong buýt quýt huỳnh quynh tuyết khuya nguyễn nghĩa xoáy thuở quở rượu hươu ngoằn ngoèo",
    "Đắk Lắk Kạn chuếnh hoạch thuế uỷ ủy hoà hòa kỹ kĩ ăn ấp ỉu iếc ướp hừm",
)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("text", COMMON)
def test_vietnamese_words_are_syllables(form, text):
    words = unicodedata.normalize(form, text).split()
    assert [word for word in words if not is_syllable(word)] == []
    assert [word for word in words if not is_syllable(word.upper())] == []


@pytest.mark.parametrize(
    "word", ["", "Trump", "f1", "LĐLĐ", "nđ", "xyz", "ôtô", "iốt", "công đoàn", "65", "zô", "đ"]
)
def test_other_words_are_not(word):
    assert not is_syllable(word)


@pytest.mark.parametrize("word", ["cê", "ghà", "ngề", "gê", "quachi", "bơng", "hươ", "tướnn", "kiă"])
def test_rules_of_spelling_are_kept(word):
    assert not is_syllable(word)


@pytest.mark.parametrize("word", ["mat", "màt", "mãt", "hảch", "tiêc", "đep", "viêt", "đăk"])
def test_a_final_stop_needs_a_rising_or_heavy_tone(word):
    assert not is_syllable(word)


def test_two_tones_are_an_error():
    assert not is_syllable("hòá")


@pytest.mark.parametrize("word", ["duong", "mot", "TINH", "viet", "nghiep", "quoc", "y"])
def test_unmarked_words_may_be_vietnamese(word):
    assert is_unmarked_syllable(word)


@pytest.mark.parametrize("word", ["trump", "byt", "tld", "boss", "f", "qdd", ""])
def test_unmarked_words_may_be_something_else(word):
    assert not is_unmarked_syllable(word)


@pytest.mark.parametrize(
    ("word", "parts"),
    [("Tiếng", ("tiêng", "\u0301")), ("đoàn", ("đoan", "\u0300")), ("ban", ("ban", ""))],
)
def test_split_syllable_takes_the_tone_off(word, parts):
    assert split_syllable(word) == parts
