"""What comes before what, on pages made for the question."""

from __future__ import annotations

from collections.abc import Callable

from tests.factories import ArticleFactory
from tests.search.conftest import Ask

Titles = Callable[..., list[str]]


def test_neighbours_count_more_than_scattered_words(titles: Titles, db: None) -> None:
    ArticleFactory(title="Tin một", lead="Lao phổi phải chữa, động cơ phải sửa, công ty nghỉ, đoàn tàu chạy.")
    ArticleFactory(
        title="Tin hai", lead="Nhà máy nghỉ trưa, công đoàn lao động họp bàn chuyện ăn ca rất lâu."
    )
    assert titles("công đoàn lao động") == ["Tin hai", "Tin một"]


def test_titles_count_more_than_bodies(titles: Titles, db: None) -> None:
    ArticleFactory(title="Tin khác", lead="Có nhắc tới nhà trẻ một lần.")
    ArticleFactory(title="Xây nhà trẻ cho con công nhân", lead="Khởi công sáng nay.")
    assert titles("nhà trẻ")[0] == "Xây nhà trẻ cho con công nhân"


def test_pages_of_a_list_together_are_the_list(ask: Ask, db: None) -> None:
    for number in range(7):
        ArticleFactory(title=f"Thi đua lao động giỏi lần {number}")
    whole = [hit["id"] for hit in ask("thi đua", page_size=100)["results"]]
    parts = [hit["id"] for page in (1, 2, 3) for hit in ask("thi đua", page=page, page_size=3)["results"]]
    assert len(whole) == 7
    assert parts == whole
