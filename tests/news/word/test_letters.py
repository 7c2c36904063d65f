"""Letters come in as composed Unicode, whatever the file has them in."""

from __future__ import annotations

import unicodedata

import pytest

from tests.factories.word import WordPaper
from tests.news.word.reading import about, draft_of, html_of, with_head

UNION = "Công đoàn cơ sở tổ chức hội nghị"


@pytest.mark.parametrize(
    ("font", "old", "unicode"),
    [
        (".VnTime", "C«ng ®oµn c¬ së tæ chøc héi nghÞ ng\u00adêi lao ®éng", f"{UNION} người lao động"),
        (".VnTimeH", "C«ng ®oµn viÖt nam", "CÔNG ĐOÀN VIỆT NAM"),
        ("VNI-Times", "Coâng ñoaøn cô sôû toå chöùc hoäi nghò", UNION),
    ],
)
def test_old_fonts_become_unicode_and_a_doubt(font, old, unicode):
    draft = draft_of(with_head().say(old, font=font))
    assert unicode in html_of(draft)
    assert font in about(draft, "letters")[0]


def test_unicode_in_an_old_font_stays():
    words = "Công đoàn cơ sở tổ chức hội nghị người lao động"
    draft = draft_of(with_head().say(words, font=".VnTime"))
    assert words in html_of(draft)
    assert about(draft, "letters") == []


def test_decomposed_letters_are_composed_also_across_formats():
    paper = WordPaper().say(unicodedata.normalize("NFD", "Hội thi tay nghề"), style="Title")
    paper.say("Tie").more("\u0302\u0301ng hát", bold=True)
    draft = draft_of(paper)
    assert draft.title == "Hội thi tay nghề"
    assert "Tiế" in html_of(draft)


def test_what_nobody_sees_goes():
    assert "Công đoàn cơ sở." in html_of(draft_of(with_head().say("Công\u00a0đoàn\u200b cơ\ufeff s\u00adở.")))
