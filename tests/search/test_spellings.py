"""Days, sums and joined words are one thing in all their usual spellings."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

import pytest

from search.query.spellings import other_spellings
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db

Titles = Callable[..., list[str]]

SAME = [
    ("1,3 triệu", "1.300.000", "1300000 đồng", "1.300.000 đồng"),
    ("2,5 tỷ", "2.500.000.000 đồng", "2500000000"),
    ("730 nghìn đồng", "730.000 đồng", "730 ngàn"),
    ("mùng 1 tháng 7", "1/7", "01/07", "ngày 01 tháng 7"),
    ("ngày 5 tháng 3 năm 2024", "5/3/2024", "05/03/2024", "05-03-2024", "ngày 05 tháng 3 năm 2024"),
    ("ê-kíp", "êkíp", "ê kíp"),
    ("wi-fi", "wifi", "wi fi"),
    ("covid-19", "covid 19", "covid19", "Covid-19"),
]
PAIRS = [pair for ways in SAME for pair in permutations(ways, 2)]


@pytest.mark.parametrize("ways", SAME, ids=lambda ways: ways[0])
def test_each_spelling_finds_every_other(titles: Titles, db: None, ways: tuple[str, ...]) -> None:
    for way in ways:
        ArticleFactory(title=f"Chuyện {way} của hôm nay", lead="")
    ArticleFactory(title="Chuyện khác của hôm nay", lead="Hỏi 1 người, 3 nhà, 7 làng, 19 xã trong tháng 5.")
    wanted = {f"Chuyện {way} của hôm nay" for way in ways}
    for way in ways:
        assert set(titles(way)[: len(ways)]) == wanted, way


@pytest.mark.parametrize(
    "text",
    ["43/2007/TT-BCT", "năm 2024", "bảo hiểm xã hội", "30/2", "13/13", "số 12", "00000", "công-an", "9" * 40],
)
def test_what_has_one_spelling_has_no_other(text: str) -> None:
    readings = other_spellings(text, [(0, 14)] if "TT" in text else []).readings
    assert [one for one in readings if one.exact not in {("côngan",), ("congan",)}] == []


def test_a_spelling_stands_in_one_piece(titles: Titles, db: None) -> None:
    ArticleFactory(title="Lễ mùng 1 tháng 7", lead="")
    ArticleFactory(title="Lễ 7 ngày", lead="Chỉ 1 người dự.")
    assert titles("lễ 1/7")[0] == "Lễ mùng 1 tháng 7"


def test_a_long_query_with_a_day_requires_its_words(titles: Titles, db: None) -> None:
    ArticleFactory(title="Lương tối thiểu vùng áp dụng từ ngày 1/7/2024", lead="")
    ArticleFactory(title="Lương tối thiểu vùng", lead="Áp dụng từ năm 2024, tháng 7, ngày 2.")
    assert titles("lương tối thiểu vùng ngày 1 tháng 7 năm 2024")[0].endswith("1/7/2024")
