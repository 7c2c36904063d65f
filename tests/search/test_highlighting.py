from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.text.highlighting import Marker
from search.text.snippets import MOST_READ, SNIPPET_LENGTH, snippet
from search.text.terms import cut

FILLER = "Sáng nay nhiều nơi trong tỉnh có mưa vừa và gió nhẹ. " * 20


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        ("bao hiem", "Bảo hiểm xã hội", "<mark>Bảo</mark> <mark>hiểm</mark> xã hội"),
        ("BẢO HIỂM", "Bảo hiểm xã hội", "<mark>Bảo</mark> <mark>hiểm</mark> xã hội"),
        ("dat dai", "Đất đai", "<mark>Đất</mark> <mark>đai</mark>"),
        ("hoà", "Hòa giải", "<mark>Hòa</mark> giải"),
        ("kĩ", "kỹ sư", "<mark>kỹ</mark> sư"),
        ("cong", "công<b>", "<mark>công</mark>&lt;b&gt;"),
        ("amp", "a & amp", "a &amp; <mark>amp</mark>"),
        ("an", "toàn ban an", "toàn ban <mark>an</mark>"),
        ("bảo", "bảo và báo", "<mark>bảo</mark> và báo"),
        ("bảo", "chỉ có báo", "chỉ có báo"),
        ("hoa hồng", "hóa hồng", "<mark>hóa</mark> <mark>hồng</mark>"),
        ("", "không gì cả", "không gì cả"),
    ],
)
def test_words_are_marked_on_the_text_as_written(query: str, text: str, marked: str) -> None:
    assert Marker(cut(query)).highlight(text) == marked


def test_the_snippet_shows_where_the_words_are() -> None:
    text = f"{FILLER} Công đoàn cơ sở họp bàn về tiền lương. {FILLER}"
    found = snippet(Marker(cut("tien luong")), text)
    assert "<mark>tiền</mark> <mark>lương</mark>" in found
    assert found.startswith("…")
    assert found.endswith("…")


def test_the_text_with_more_of_the_words_is_quoted() -> None:
    assert "lương" in snippet(Marker(cut("tiền lương")), "Chỉ có tiền ở đây.", "Ở đây có cả tiền lương.")


def test_without_a_hit_the_beginning_is_shown() -> None:
    assert snippet(Marker(cut("xyzzy")), "", FILLER).startswith("Sáng nay")


def test_no_text_no_snippet() -> None:
    assert snippet(Marker(cut("công")), "", "") == ""


LONG_FORM = "Liên đoàn Lao động tỉnh"


@pytest.mark.parametrize(
    ("query", "reading", "text", "marked"),
    [
        ("lđlđ tỉnh", LONG_FORM, f"{LONG_FORM} họp", "<mark>Liên đoàn Lao động</mark> <mark>tỉnh</mark> họp"),
        (LONG_FORM, "lđlđ tỉnh", "LĐLĐ tỉnh", "<mark>LĐLĐ</mark> <mark>tỉnh</mark>"),
        ("lđlđ tỉnh", LONG_FORM, "lao động giỏi", "lao động giỏi"),
    ],
)
def test_what_stands_for_words_of_the_query_is_marked_in_one_piece(
    query: str, reading: str, text: str, marked: str
) -> None:
    assert Marker(cut(query), [cut(reading)]).highlight(text) == marked


def test_the_long_form_of_an_abbreviation_is_quoted() -> None:
    text = f"{FILLER * 3} {LONG_FORM} trao quà. {FILLER}"
    assert "<mark>Liên đoàn Lao động</mark>" in snippet(Marker(cut("lđlđ tỉnh"), [cut(LONG_FORM)]), text)


@pytest.mark.parametrize("query", ["tien luong toi thieu", "tiền lương tối thiểu", "thieu"])
@pytest.mark.parametrize("before", [0, 700, 12_000, MOST_READ - 500])
def test_words_far_down_a_long_text_are_found(query: str, before: int) -> None:
    text = (FILLER * (before // len(FILLER) + 1))[:before] + " Tiền lương tối thiểu tăng. " + FILLER * 9
    assert "<mark>thiểu</mark>" in snippet(Marker(cut(query)), text)


@pytest.mark.parametrize(("before", "is_found"), [(700, True), (12_000, False)])
def test_what_is_not_read_at_length_is_quoted_from_its_beginning(before: int, is_found: bool) -> None:
    text = (FILLER * (before // len(FILLER) + 1))[:before] + " Tiền lương tối thiểu tăng. " + FILLER * 9
    found = snippet(Marker(cut("tiền lương")), text, at_length=False)
    assert ("<mark>lương</mark>" in found) == is_found
    assert not is_found or found.endswith("…")


@pytest.mark.parametrize(
    ("query", "is_said"),
    [("luong toi thieu", True), ("lương tháng", False), ("lđlđ tỉnh", True), ("", True), ("tỉnh", True)],
)
def test_a_title_says_every_word_however_it_is_spelled(query: str, is_said: bool) -> None:
    marker = Marker(cut(query), [cut(LONG_FORM)] if "lđlđ" in query else ())
    assert marker.has_every("Lương tối thiểu: Liên đoàn Lao động tỉnh góp ý") == is_said


def test_the_place_with_all_words_is_quoted_though_single_ones_stand_before_it() -> None:
    text = f"Tiền tỉnh. {FILLER * 20} Lương tháng. {FILLER * 20} Nay tiền lương tối thiểu tăng. {FILLER * 20}"
    found = snippet(Marker(cut("tien luong toi thieu")), text)
    assert "<mark>tiền</mark> <mark>lương</mark> <mark>tối</mark> <mark>thiểu</mark>" in found


WORDS = st.lists(
    st.sampled_from(["công", "đoàn", "<b>", "&amp;", "a&b", "lương", "\u0301", "İ", "ß", "x" * 30]),
    max_size=120,
)


@given(WORDS, st.sampled_from(["cong doan", "lương", "b", "amp", "xyzzy", "i"]))
def test_a_snippet_is_the_text_with_marks_and_nothing_else(words: list[str], query: str) -> None:
    text = unicodedata.normalize("NFC", " ".join(words))
    found = snippet(Marker(cut(query)), text)
    plain = re.sub("</?mark>", "", found)
    assert "<" not in plain
    plain = plain.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&#x27;", "'")
    plain = plain.replace("&amp;", "&").strip("…")
    assert plain in text
    assert len(plain) <= SNIPPET_LENGTH + 40
    assert plain == "" or all(word in text.split() for word in plain.split())


@pytest.mark.parametrize(
    ("query", "reading", "text", "marked"),
    [
        ("hoa hồng", "", "hoa hồng, hóa hồng", "<mark>hoa</mark> <mark>hồng</mark>, hóa <mark>hồng</mark>"),
        ("hoa hòa", "", "Hoà hoá hoa", "<mark>Hoà</mark> hoá <mark>hoa</mark>"),
        ("lương tối thiểu", "", "số lượng tối thiểu", "số lượng <mark>tối</mark> <mark>thiểu</mark>"),
        ("lđlđ tỉnh", LONG_FORM, "liên đoán lao đông tỉnh", "liên đoán lao đông <mark>tỉnh</mark>"),
    ],
)
def test_of_marks_that_are_believed_nothing_else_is_marked(
    query: str, reading: str, text: str, marked: str
) -> None:
    readings = [cut(reading)] if reading else []
    assert Marker(cut(query), readings, is_strict=True).highlight(text) == marked


def test_a_word_is_quoted_as_it_was_typed_though_others_that_look_like_it_stand_before() -> None:
    text = f"{'Hoa nở khắp nơi trong tỉnh. ' * 60} Hòa giải ở cơ sở. {FILLER}"
    assert "<mark>Hòa</mark>" in snippet(Marker(cut("hòa")), text)
