"""Old encodings become Unicode; what is Unicode, or no Vietnamese, is left alone."""

from __future__ import annotations

import pytest

from vietnamese.alphabet import TONED_VOWELS
from vietnamese.legacy_fonts import (
    LegacyFont,
    family_by_name,
    family_of_text,
    has_only_capitals,
    may_be_legacy,
    to_unicode,
)

TCVN3 = "§iÒu 1. C«ng ®oµn ViÖt Nam chÞu tr¸ch nhiÖm tr­íc ng­êi lao ®éng, ®¬n vÞ sö dông"
VNI = "Ñieàu 1. Coâng ñoaøn Vieät Nam chòu traùch nhieäm tröôùc ngöôøi lao ñoäng, ñôn vò söû duïng"
UNICODE = "Điều 1. Công đoàn Việt Nam chịu trách nhiệm trước người lao động, đơn vị sử dụng"


@pytest.mark.parametrize(("text", "family"), [(TCVN3, LegacyFont.TCVN3), (VNI, LegacyFont.VNI)])
def test_a_text_tells_its_family_and_becomes_unicode(text, family):
    assert may_be_legacy(text)
    assert family_of_text(text) is family
    assert to_unicode(text, family) == UNICODE


@pytest.mark.parametrize(
    "text",
    [
        UNICODE,
        UNICODE.upper(),
        "là và có thì à, ôi",
        "Les élèves français ont été très déçus à l'école où ça brûle, là-bas",
        "Über größere Äpfel und süße Öle für schöne Mädchen",
        "May 10 µm ± 0,5 §4, ©2020 ®, 20 °C × 3",
        "plain ASCII text",
        "",
    ],
)
@pytest.mark.parametrize("font", ["", "Times New Roman", ".VnTime", "VNI-Times"])
def test_other_texts_are_left_alone_whatever_the_name_of_their_font(text, font):
    assert family_of_text(text, font) is None


def test_the_name_of_a_font_helps_with_few_words():
    assert family_of_text("Hµ Néi") is None
    assert family_of_text("Hµ Néi", ".VnTime") is LegacyFont.TCVN3


def test_words_that_are_unicode_already_stay_among_others():
    assert to_unicode("ViÖt Nam, người lao ®éng", LegacyFont.TCVN3) == "Việt Nam, người lao động"


@pytest.mark.parametrize(
    ("font", "family"),
    [
        (".VnTime", LegacyFont.TCVN3),
        ("ABCDEF+.VnArialH-Bold", LegacyFont.TCVN3),
        ("VnTime", LegacyFont.TCVN3),
        ("VNI-Times", LegacyFont.VNI),
        ("ABCDEF+VNI-Helve-Bold", LegacyFont.VNI),
        ("Times New Roman", None),
        ("Verdana", None),
        ("", None),
    ],
)
def test_families_by_name(font, family):
    assert family_by_name(font) is family


def test_fonts_of_capitals():
    assert has_only_capitals(".VnTimeH")
    assert has_only_capitals("ABCDEF+.VnArialH-Bold")
    assert not has_only_capitals(".VnTime")
    assert not has_only_capitals(".VnHelvetIns")


@pytest.mark.parametrize("family", LegacyFont)
def test_every_vietnamese_letter_has_a_place(family):
    small = {letter for letter in TONED_VOWELS if letter.islower()} | set("ăâđêôơư")
    signs = [chr(code) for code in range(0x80, 0x100)]
    singles = {to_unicode(sign, family) for sign in signs}
    pairs = {to_unicode(base + sign, family) for base in "aeouyôö" for sign in signs}
    assert small <= singles | pairs
