"""Title and lead are taken only where they are clear; everything else stays in the text."""

from __future__ import annotations

import pytest

from tests.factories.word import WordPaper
from tests.news.word.reading import about, draft_of, html_of, reasons, with_head

TEXT = "Hội thi có 40 thí sinh của các công đoàn cơ sở trong tỉnh Sông Mây tham gia tranh tài."


@pytest.mark.parametrize(
    "how",
    [
        {"style": "Title"},
        {"style": "Heading 1"},
        {"bold": True},
        {"align": "center"},
        {"bold": True, "align": "center"},
    ],
)
def test_a_first_line_that_stands_out_is_the_title(how):
    draft = draft_of(WordPaper().say("Hội thi tay nghề ngành may", **how).say(TEXT))
    assert draft.title == "Hội thi tay nghề ngành may"
    assert html_of(draft) == f"<p>{TEXT}</p>"


@pytest.mark.parametrize(
    "first",
    [
        "Hội thi tay nghề ngành may",
        "Sáng 12/3, hội thi tay nghề ngành may khai mạc tại nhà văn hóa.",
    ],
)
def test_a_first_line_like_all_others_is_no_title(first):
    draft = draft_of(WordPaper().say(first).say(TEXT))
    assert draft.title == ""
    assert first in html_of(draft)
    assert "title_missing" in reasons(draft)


@pytest.mark.parametrize(
    ("capitals", "sentence"),
    [
        ("HỘI THI TAY NGHỀ NGÀNH MAY", "Hội thi tay nghề ngành may"),
        ("LĐLĐ TỈNH SÔNG MÂY TẶNG QUÀ CNVCLĐ", "LĐLĐ tỉnh Sông Mây tặng quà CNVCLĐ"),
        ("CĐCS TRƯỜNG MẦM NON HOA MAI ĐẠI HỘI", "CĐCS Trường Mầm non Hoa Mai đại hội"),
        ("UBND TP CỒN CÁT GẶP MẶT CÔNG NHÂN DỊP TẾT", "UBND TP Cồn Cát gặp mặt công nhân dịp Tết"),
        ("CHỦ TỊCH TRẦN VĂN HẢI THĂM CÔNG NHÂN", "Chủ tịch Trần Văn Hải thăm công nhân"),
        ("KẾT NẠP 120 ĐOÀN VIÊN CÔNG ĐOÀN MỚI", "Kết nạp 120 đoàn viên Công đoàn mới"),
    ],
)
def test_a_title_in_capitals_is_offered_as_a_sentence_with_the_names_of_the_text(capitals, sentence):
    text = (
        "Mở đầu, ông Trần Văn Hải cho biết tỉnh Sông Mây chăm lo cho CNVCLĐ. Đại diện Trường Mầm non Hoa Mai "
        "và TP Cồn Cát cùng dự dịp Tết. Công nhân và đại hội, chủ tịch các công đoàn cơ sở."
    )
    draft = draft_of(WordPaper().say(capitals, bold=True, align="center").say(text))
    assert draft.title == sentence
    assert about(draft, "title_capitals") == [capitals]


def test_a_title_on_two_lines_is_one():
    paper = WordPaper().say("HỘI THI TAY NGHỀ", bold=True, align="center")
    paper.say("NGÀNH MAY NĂM 2026", bold=True, align="center").say(TEXT)
    draft = draft_of(paper)
    assert draft.title == "Hội thi tay nghề ngành may năm 2026"
    assert "title_guessed" in reasons(draft)


def test_a_line_break_within_a_title_is_a_blank():
    draft = draft_of(WordPaper().say("Hội thi tay nghề\nngành may", style="Title").say(TEXT))
    assert draft.title == "Hội thi tay nghề ngành may"


def test_a_title_that_is_too_long_is_cut_and_kept_among_the_doubts():
    title = "Hội thi tay nghề ngành may " * 12
    draft = draft_of(WordPaper().say(title, style="Title").say(TEXT))
    assert len(draft.title) <= 255
    assert about(draft, "title_cut") == [title.strip()]


def test_exponents_in_a_title_are_characters():
    draft = draft_of(WordPaper().say("Nhà ăn rộng 500 m", style="Title").more("2", script="sup").say(TEXT))
    assert draft.title == "Nhà ăn rộng 500 m²"


@pytest.mark.parametrize("how", [{"bold": True}, {"italic": True}, {"style": "Subtitle"}])
def test_a_first_paragraph_set_off_from_the_text_is_the_lead(how):
    lead = "Sáng 12/3, Liên đoàn Lao động tỉnh khai mạc hội thi tay nghề ngành may."
    draft = draft_of(WordPaper().say("Hội thi tay nghề", style="Title").say(lead, **how).say(TEXT))
    assert draft.lead == lead
    assert html_of(draft) == f"<p>{TEXT}</p>"


def test_where_everything_is_bold_nothing_is_the_lead():
    paper = WordPaper().say("Hội thi tay nghề", style="Title").say(TEXT, bold=True).say(TEXT, bold=True)
    draft = draft_of(paper)
    assert draft.lead == ""
    assert "lead_missing" in reasons(draft)


def test_a_plain_first_paragraph_stays_in_the_text():
    draft = draft_of(with_head())
    assert draft.lead == ""
    assert html_of(draft).startswith("<p>Sáng nay hội thi khai mạc.</p>")
