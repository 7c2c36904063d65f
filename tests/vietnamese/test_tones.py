from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given

from tests.vietnamese.strategies import any_form, composed
from vietnamese.alphabet import TONES, split_tone, with_tone
from vietnamese.syllables import TONELESS
from vietnamese.tones import canonical, place_tones, put_tone, unify_i


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("hoà", "hòa"),
        ("khoẻ", "khỏe"),
        ("uỷ", "ủy"),
        ("thuý", "thúy"),
        ("HOÀ BÌNH", "HÒA BÌNH"),
        ("Tỉnh uỷ, Thành uỷ.", "Tỉnh ủy, Thành ủy."),
        ("xoá đói", "xóa đói"),
        ("loè loẹt", "lòe loẹt"),
    ],
)
def test_both_places_of_the_tone_are_equal(new, old):
    assert place_tones(new) == old
    assert place_tones(old) == old


@pytest.mark.parametrize(
    "text",
    [
        "quý quỳ quả quyền già giò gì giữa giếng",
        "toàn hoàng ngoại hoặc khoét xoáy ngoằn ngoèo",
        "khuỷu thuyền nguyễn huýt khuya thúi múa của nghĩa",
    ],
)
def test_other_words_keep_their_tone_where_it_is(text):
    assert place_tones(text) == text


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("tòan", "toàn"),
        ("hùynh", "huỳnh"),
        ("qúy", "quý"),
        ("qủa", "quả"),
        ("gía", "giá"),
        ("gíêng", "giếng"),
    ],
)
def test_misplaced_tones_are_put_right(wrong, right):
    assert place_tones(wrong) == right


@pytest.mark.parametrize(
    ("with_i", "with_y"),
    [
        ("kĩ thuật", "kỹ thuật"),
        ("lí luận", "lý luận"),
        ("Mĩ", "Mỹ"),
        ("công ti", "công ty"),
        ("hi vọng", "hy vọng"),
        ("bác sĩ", "bác sỹ"),
        ("qui định", "quy định"),
        ("quít", "quýt"),
        ("TỈ LỆ", "TỶ LỆ"),
    ],
)
def test_i_and_y_are_equal_where_both_are_written(with_i, with_y):
    assert unify_i(with_i) == unify_i(with_y) == with_y


@pytest.mark.parametrize(
    "text", ["thúi", "thúy", "bí thư", "chi", "nghỉ", "kim", "hiếu", "tai", "in", "liên", "thi"]
)
def test_other_words_keep_their_i(text):
    assert unify_i(text) == text


def test_thuy_and_thui_stay_apart():
    assert canonical("thúy") != canonical("thúi")


def test_canonical_unites_all_spellings():
    assert canonical("Uỷ ban qui định kĩ, ðủ") == "Ủy ban quy định kỹ, đủ"


@given(composed)
def test_canonical_keeps_length_and_case(text):
    result = canonical(text)
    assert len(result) == len(text)
    assert [character.isupper() for character in result] == [character.isupper() for character in text]


@given(any_form)
def test_canonical_twice_is_canonical_once(text):
    assert canonical(canonical(text)) == canonical(text)


@given(any_form)
def test_canonical_does_not_depend_on_the_unicode_form(text):
    assert canonical(unicodedata.normalize("NFD", text)) == canonical(text)


@pytest.mark.parametrize(
    ("letters", "tone", "syllable"),
    [
        ("tiêng", "\u0301", "tiếng"),
        ("rươu", "\u0323", "rượu"),
        ("toan", "\u0300", "toàn"),
        ("ngoai", "\u0300", "ngoài"),
        ("hoa", "\u0300", "hòa"),
        ("mua", "\u0301", "múa"),
        ("quy", "\u0301", "quý"),
        ("gia", "\u0300", "già"),
        ("gi", "\u0300", "gì"),
        ("khuyu", "\u0309", "khuỷu"),
        ("xyz", "", "xyz"),
        ("bcd", "\u0301", "bcd"),
    ],
)
def test_put_tone_follows_the_rules(letters, tone, syllable):
    assert put_tone(letters, tone) == syllable


@pytest.mark.parametrize("tone", TONES)
def test_put_tone_is_canonical_for_every_syllable(tone):
    syllables = {put_tone(letters, tone) for letters in TONELESS}
    assert {syllable for syllable in syllables if place_tones(syllable) != syllable} == set()


@pytest.mark.parametrize("tone", TONES)
def test_a_tone_put_on_can_be_taken_off(tone):
    for letter in "aăâeêioôơuưy":
        assert split_tone(with_tone(letter, tone)) == (letter, tone)
