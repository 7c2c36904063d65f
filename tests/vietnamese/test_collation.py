from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given

from tests.vietnamese.strategies import any_form
from vietnamese.collation import sort_key

ORDERED = [
    ["ba", "bà", "bả", "bã", "bá", "bạ", "bác", "băng", "bâng", "bơ"],
    ["An", "Ân", "Bắc Giang", "Bắc Kạn", "Cà Mau", "Cần Thơ", "Đà Nẵng", "Điện Biên", "Hà Giang", "Hà Nội"],
    ["dân", "dư", "đa", "e", "ê", "o", "ô", "ơ", "u", "ư", "y"],
    # Letters decide before tones, and words before letters of longer words.
    ["cá sấu", "ca sĩ", "cam"],
    ["Hà", "Hạ", "Hà An", "Hai"],
    ["ha", "Ha", "hà"],
    ["2 người", "An", "Ωmega"],
]


@pytest.mark.parametrize("texts", ORDERED)
def test_texts_sort_as_in_dictionaries(texts):
    shuffled = random.Random(7).sample(texts, len(texts))
    assert sorted(shuffled, key=sort_key) == texts


@pytest.mark.parametrize(("left", "right"), [("hoà", "hòa"), ("Bắc-Giang", "Bắc Giang")])
def test_spelling_and_punctuation_hardly_count(left, right):
    assert sort_key(left)[:2] == sort_key(right)[:2]


def test_foreign_marks_sort_with_their_letter():
    assert sorted(["Cung", "Çelik", "Cao"], key=sort_key) == ["Cao", "Çelik", "Cung"]


@given(any_form)
def test_the_key_does_not_depend_on_the_unicode_form(text):
    assert sort_key(unicodedata.normalize("NFD", text)) == sort_key(text)
