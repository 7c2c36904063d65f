from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vietnamese.strategies import any_form
from vietnamese.slugs import slugify


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Đại hội Công đoàn tỉnh Điện Biên lần thứ X", "dai-hoi-cong-doan-tinh-dien-bien-lan-thu-x"),
        ("65/HD-TLĐ", "65-hd-tld"),
        ("  “Tết sum vầy” – Xuân 2018!  ", "tet-sum-vay-xuan-2018"),
        ("???", ""),
        ("漢字 và chữ", "va-chu"),
    ],
)
def test_a_slug_is_the_title_without_marks(form, text, slug):
    assert slugify(unicodedata.normalize(form, text)) == slug


@pytest.mark.parametrize(
    ("max_length", "slug"),
    [
        (19, "cong-doan-viet-nam"),
        (18, "cong-doan-viet-nam"),
        (17, "cong-doan-viet"),
        (9, "cong-doan"),
        (3, "con"),
    ],
)
def test_a_slug_is_never_cut_inside_a_word(max_length, slug):
    assert slugify("Công đoàn Việt Nam", max_length=max_length) == slug


@given(any_form, st.integers(1, 40))
def test_a_slug_is_ascii_words_within_the_limit(text, max_length):
    slug = slugify(text, max_length)
    assert len(slug) <= max_length
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug)
    assert slugify(slug, max_length) == slug
