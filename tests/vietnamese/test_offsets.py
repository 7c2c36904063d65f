from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given

from tests.vietnamese.strategies import any_form
from vietnamese.offsets import fold_with_offsets, nfc_with_offsets
from vietnamese.text import fold, nfc


def highlight(text: str, wanted: str) -> str:
    mapped = fold_with_offsets(text)
    place = mapped.text.index(fold(wanted))
    start, end = mapped.span(place, place + len(fold(wanted)))
    return text[start:end]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("Liên đoàn Lao động tỉnh Điện Biên", "dien bien", "Điện Biên"),
        ("Tỉnh uỷ – Tỉnh ủy", "tinh uy", "Tỉnh uỷ"),
        ("đặc sản", "dac", "đặc"),
        ("ẵm ẵm", "am am", "ẵm ẵm"),
    ],
)
def test_a_match_in_the_folded_text_is_found_in_the_original(form, text, query, found):
    original = unicodedata.normalize(form, text)
    assert highlight(original, query) == unicodedata.normalize(form, found)


@given(any_form)
def test_the_folded_text_is_that_of_fold(text):
    assert fold_with_offsets(text).text == fold(text)


@given(any_form)
def test_the_composed_text_is_that_of_nfc(text):
    assert nfc_with_offsets(text).text == nfc(text)


@given(any_form)
def test_offsets_rise_and_end_with_the_text(text):
    mapped = fold_with_offsets(text)
    assert len(mapped.offsets) == len(mapped.text) + 1
    assert list(mapped.offsets) == sorted(mapped.offsets)
    assert mapped.offsets[-1] == len(text)


@given(any_form)
def test_each_character_comes_from_the_part_it_points_to(text):
    mapped = fold_with_offsets(text)
    for place, character in enumerate(mapped.text):
        start, end = mapped.span(place, place + 1)
        assert fold(text[start:end]) == character
