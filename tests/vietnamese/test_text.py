from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given

from tests.vietnamese.strategies import any_form, composed
from vietnamese.text import clean_spaces, fold, nfc, strip_marks, words


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Tổng Liên đoàn Lao động", "tong lien doan lao dong"),
        ("ĐẠI HỘI CÔNG ĐOÀN", "dai hoi cong doan"),
        ("Ðối tượng ðiều chỉnh", "doi tuong dieu chinh"),
        ("khuỷu tay, ngoằn ngoèo, ưỡn, Ợ, ỹ, ẵm", "khuyu tay, ngoan ngoeo, uon, o, y, am"),
        ("65/HD-TLĐ", "65/hd-tld"),
        ("Café São Müller", "cafe sao muller"),
        ("İstanbul", "istanbul"),
        ("ЖУРНАЛ 漢字", "журнал 漢字"),
        ("", ""),
    ],
)
def test_fold_leaves_what_a_reader_without_the_keyboard_types(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize("vowel", "aăâeêioôơuưy")
def test_fold_knows_every_toned_vowel(vowel):
    base = unicodedata.normalize("NFD", vowel)[0]
    for tone in ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"):
        assert fold(vowel + tone) == fold((vowel + tone).upper()) == base


def test_fold_drops_a_mark_that_no_letter_can_take():
    assert fold("e\u0301\u0302 q\u0301") == "e q"


@given(any_form)
def test_fold_twice_is_fold_once(text):
    assert fold(fold(text)) == fold(text)


@given(any_form)
def test_fold_does_not_depend_on_the_unicode_form(text):
    assert fold(nfd(text)) == fold(nfc(text)) == fold(text)


@given(composed)
def test_fold_of_composed_text_keeps_its_length(text):
    assert len(fold(text)) == len(text)


@given(any_form)
def test_fold_does_not_depend_on_case(text):
    assert fold(nfc(text).swapcase()) == fold(text) or "ß" in text or "ı" in text


@given(any_form)
def test_strip_marks_is_fold_with_case(text):
    assert fold(strip_marks(text)) == fold(text)


def test_strip_marks_keeps_case():
    assert strip_marks("Quyết định số 5440/QĐ-TLĐ") == "Quyet dinh so 5440/QD-TLD"


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("\u00a0\u00a0Kính gửi:\u00a0 các\tđơn vị\r\n", "Kính gửi: các đơn vị"),
        ("công\u200bđoàn\ufeff", "côngđoàn"),
        ("soft\u00adhyphen", "softhyphen"),
        ("em\u2003space\u3000full", "em space full"),
        ("   ", ""),
    ],
)
def test_clean_spaces_makes_one_clean_line(text, clean):
    assert clean_spaces(text) == clean


@given(any_form)
def test_clean_spaces_twice_is_clean_spaces_once(text):
    assert clean_spaces(clean_spaces(text)) == clean_spaces(text)


def test_words_are_runs_of_letters_and_digits():
    found = [word.text for word in words("Số 65/HD-TLĐ, ngày_15: QH15!")]
    assert found == ["Số", "65", "HD", "TLĐ", "ngày", "15", "QH15"]


def test_words_of_decomposed_text_are_whole():
    assert [nfc(word.text) for word in words(nfd("Tổng Liên đoàn"))] == ["Tổng", "Liên", "đoàn"]


@given(any_form)
def test_words_know_their_places(text):
    assert all(text[word.start : word.end] == word.text for word in words(text))
