from __future__ import annotations

import pytest

from documents.public.viewer.finding import find, marked

PAGES = [
    (1, "Điều 1. Phạm vi điều chỉnh"),
    (2, "Người lao động được nghỉ phép năm mười hai ngày. Nghỉ phép năm do hai bên thỏa thuận."),
    (3, "Năm nay nghỉ lễ; phép tính khác."),
    (4, "# NGHỈ PHÉP NĂM của người học nghề"),
]


def numbers(query, pages=PAGES):
    return [page.number for page in find(query, pages).pages]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("nghỉ phép năm", [2, 4]),
        ("NGHI PHEP NAM", [2, 4]),
        ("nghi, phep — nam", [2, 4]),
        ("phép nghỉ", [2, 3, 4]),
        ("lễ", [3]),
        ("ngh", []),
        ("điều 1", [1]),
        ("khongco", []),
        ("", []),
        ("!?", []),
        ("(", []),
        ("nghỉ" * 500, []),
    ],
)
def test_words_are_found_side_by_side_or_else_apart(query, found):
    assert numbers(query) == found


def test_a_page_tells_how_often_and_where():
    page = find("nghi phep nam", PAGES).pages[0]
    assert page.count == 2
    assert "được <mark>nghỉ phép năm</mark> mười hai" in page.excerpt


def test_an_excerpt_is_short_and_escaped():
    text = "a <b> " * 100 + "tìm & đây" + " c > d" * 100
    excerpt = find("đây", [(1, text)]).pages[0].excerpt
    assert len(excerpt) < 400
    assert "<b>" not in excerpt
    assert "tìm &amp; <mark>đây</mark>" in excerpt
    assert excerpt.startswith("…")
    assert excerpt.endswith("…")


def test_no_more_than_a_hundred_pages_are_told():
    findings = find("phép", [(number, "phép") for number in range(1, 500)])
    assert (len(findings.pages), findings.is_cut) == (100, True)


def test_marks_stand_on_the_text_as_it_was_written():
    pattern = find("cong doan", [(1, "công đoàn")]).pattern
    assert marked("CÔNG ĐOÀN & tổng", pattern) == "<mark>CÔNG ĐOÀN</mark> &amp; tổng"
    assert marked("<i>", None) == "&lt;i&gt;"
