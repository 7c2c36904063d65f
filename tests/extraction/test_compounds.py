"""Recognition mixes up marks that look alike; the word beside a syllable tells which was printed."""

from __future__ import annotations

import pytest

from extraction.readers.compounds import COMPOUNDS, with_compounds
from extraction.readers.places import Box, Word


def read(text: str) -> str:
    words = [Word(("1", "1", "1"), Box(0, 0, 10, 10), 95.0, word) for word in text.split()]
    return " ".join(word.text for word in with_compounds(words))


@pytest.mark.parametrize(
    ("recognised", "printed"),
    [
        ("Quy định chỉ tiết thi hành", "Quy định chi tiết thi hành"),
        ("SỬA ĐỐI, BỐ SUNG một số điều", "SỬA ĐỔI, BỔ SUNG một số điều"),
        ("Sửa đối, bố sung", "Sửa đổi, bổ sung"),
        ("hiệu lực thí hành", "hiệu lực thi hành"),
        ("(tống hợp kết quá)", "(tổng hợp kết quả)"),
        ("Các tố chức công đoàn", "Các tổ chức công đoàn"),
        ("kiếm tra; ghỉ âm", "kiểm tra; ghi âm"),
    ],
)
def test_a_mark_that_makes_no_word_with_its_neighbour_is_put_right(recognised, printed):
    assert read(recognised) == printed


@pytest.mark.parametrize(
    "text",
    [
        # Each of two compounds that differ in a mark is one.
        "chi tiêu của quỹ", "chỉ tiêu kết nạp", "phân bố dân cư", "phân bổ kinh phí",
        # Other letters, or marks that nobody takes for each other.
        "công nhận công nhân", "quy trình từ đầu", "thông báo cao điểm", "cơ số thuốc", "sự đúng đắn",
        # A sign between them parts two words.
        "đã sửa. đối với", "sửa/đối",
    ],
)  # fmt: skip
def test_what_may_be_right_stays(text):
    assert read(text) == text


def test_the_place_and_the_confidence_of_a_word_stay():
    words = [Word(("1", "2", "3"), Box(1, 2, 3, 4), 91.0, text) for text in ("bố", "sung.")]
    assert with_compounds(words) == [
        Word(("1", "2", "3"), Box(1, 2, 3, 4), 91.0, text) for text in ("bổ", "sung.")
    ]


def test_every_compound_is_two_syllables_once():
    entries = [entry.strip() for entry in COMPOUNDS.split(",")]
    assert {len(entry.split()) for entry in entries} == {2}
    assert len(entries) == len(set(entries))
