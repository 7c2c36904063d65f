"""Who wrote, for whom, and who took the pictures: as newsrooms write it after the text."""

from __future__ import annotations

import pytest

from news.word.draft import Byline
from tests.news.word.reading import draft_of, html_of, pictures_of, reasons, with_head


@pytest.mark.parametrize(
    ("lines", "bylines"),
    [
        (["Nguyễn Thu Lan"], [Byline("Nguyễn Thu Lan")]),
        (["NGUYỄN THU LAN"], [Byline("Nguyễn Thu Lan")]),
        (["Nguyễn Thu Lan - LĐLĐ tỉnh Sông Mây"], [Byline("Nguyễn Thu Lan", "LĐLĐ tỉnh Sông Mây")]),
        (["Nguyễn Thu Lan (CĐCS May Bến Dừa)"], [Byline("Nguyễn Thu Lan", "CĐCS May Bến Dừa")]),
        (["Nguyễn Thu Lan", "LĐLĐ tỉnh Sông Mây"], [Byline("Nguyễn Thu Lan", "LĐLĐ tỉnh Sông Mây")]),
        (["Tin, ảnh: Thu Lan"], [Byline("Thu Lan")]),
        (["Bài và ảnh: Thu Lan - Minh Hải"], [Byline("Thu Lan - Minh Hải")]),
        (["Tin: Thu Lan", "Ảnh: Minh Hải"], [Byline("Thu Lan")]),
        (["Người viết: Thu Lan, Công đoàn ngành Giáo dục"], [Byline("Thu Lan", "Công đoàn ngành Giáo dục")]),
        (["Ban Tuyên giáo LĐLĐ tỉnh"], [Byline(unit="Ban Tuyên giáo LĐLĐ tỉnh")]),
        (["H.N"], [Byline("H.N")]),
    ],
)
def test_lines_after_the_text_are_the_byline(lines, bylines):
    paper = with_head().say("Hội thi kết thúc tốt đẹp./.")
    for line in lines:
        paper.say(line, align="right")
    draft = draft_of(paper)
    assert draft.bylines == bylines
    assert html_of(draft).endswith("<p>Hội thi kết thúc tốt đẹp./.</p>")


@pytest.mark.parametrize(
    ("line", "source"),
    [("Theo báo Lao Động", "báo Lao Động"), ("(Theo laodong.vn)", "laodong.vn"), ("Nguồn: TTXVN", "TTXVN")],
)
def test_where_it_was_taken_from_is_the_source(line, source):
    draft = draft_of(with_head().say(line))
    assert draft.source == source
    assert line not in html_of(draft)


@pytest.mark.parametrize(
    "line",
    [
        "Theo kế hoạch, hội thi diễn ra trong hai ngày.",
        "Công đoàn các cấp tiếp tục chăm lo cho người lao động.",
        "Ông Hải nói: chúng tôi sẽ tiếp tục.",
        "Xin cảm ơn ông!",
        "Hội thi kết thúc tốt đẹp./.",
    ],
)
def test_a_last_sentence_is_no_byline(line):
    draft = draft_of(with_head().say(line))
    assert (draft.bylines, draft.source) == ([], "")
    assert line in html_of(draft)
    assert "byline_missing" in reasons(draft)


def test_who_took_the_pictures_is_their_credit_where_none_is_given():
    paper = with_head().picture().say("Khai mạc. Ảnh: Minh Hải", italic=True).say("Giữa.").picture()
    paper.say("Lời kết của bài viết là như thế này.").say("Tin, ảnh: Thu Lan")
    assert [one.credit for one in pictures_of(draft_of(paper))] == ["Minh Hải", "Thu Lan"]


def test_a_credit_below_the_last_picture_is_of_that_picture():
    draft = draft_of(with_head().picture().say("Giữa bài.").picture().say("Ảnh: Thu Lan"))
    assert [one.credit for one in pictures_of(draft)] == ["", "Thu Lan"]
    assert draft.bylines == []
