"""Marks that were typed choose between words that look alike, where enough pages have them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.factories import ArticleFactory
from tests.search.conftest import Ask

pytestmark = pytest.mark.django_db

Titles = Callable[..., list[str]]
MANY = 12


@pytest.fixture(scope="module")
def made_pages(shared_content: None) -> None:
    for number in range(MANY):
        ArticleFactory(title=f"Tiền lương tối thiểu kỳ {number}", lead="Nơi có hoa hồng.")
    for number in range(5):
        ArticleFactory(title=f"Số lượng tối thiểu kỳ {number}", lead="Hòa giải, hóa hồng, hòa hồng.")


@pytest.fixture
def pages(made_pages: None, db: None) -> None:
    """Asked about, and never changed."""


def test_enough_pages_with_the_marks_typed_leave_the_others_behind_a_line(ask: Ask, client, pages) -> None:
    found = ask("lương tối thiểu")
    assert (found["total"], found["other_marks"]) == (MANY, 5)
    assert all("Tiền lương" in hit["title"] for hit in found["results"])
    page = client.get("/tim-kiem/", {"q": "lương tối thiểu"}).content.decode()
    assert "dau=moi-dau" in page
    assert "<mark>lượng</mark>" not in page


def test_those_behind_the_line_follow_where_they_are_asked_for(ask: Ask, client, pages) -> None:
    found = ask("lương tối thiểu", marks="any", page_size=50)
    assert (found["total"], found["other_marks"]) == (MANY + 5, 0)
    assert [hit["as_typed"] for hit in found["results"]] == [True] * MANY + [False] * 5
    assert not any("<mark>lượng</mark>" in hit["snippet"] for hit in found["results"])
    second = client.get("/tim-kiem/", {"q": "lương tối thiểu", "dau": "moi-dau", "trang": "2"})
    assert second.content.count(b"search-result__divider") == 1


@pytest.mark.parametrize("sort", ["newest", "views"])
def test_every_order_keeps_to_the_same_pages(ask: Ask, pages, sort: str) -> None:
    assert ask("lương tối thiểu", sort=sort)["total"] == MANY
    found = ask("lương tối thiểu", sort=sort, marks="any", page_size=50)
    assert [hit["as_typed"] for hit in found["results"]] == [True] * MANY + [False] * 5


def test_counts_and_filters_keep_to_the_same_pages(ask: Ask, pages) -> None:
    found = ask("lương tối thiểu", facets="1")
    assert [kind["total"] for kind in found["facets"]["kind"]] == [MANY]
    years = found["facets"]["year"]
    assert sum(year["total"] for year in years) == MANY
    narrowed = ask("lương tối thiểu", year=years[0]["value"])
    assert (narrowed["total"], narrowed["other_marks"]) == (years[0]["total"], 5)


def test_beside_marks_a_word_without_means_itself(ask: Ask, pages) -> None:
    found = ask("hoa hồng")
    assert (found["total"], found["other_marks"]) == (MANY, 5)
    assert "<mark>hoa</mark> <mark>hồng</mark>" in found["results"][0]["snippet"]


@pytest.mark.parametrize("query", ["luong toi thieu", "luong", "hoa hong"])
def test_without_any_marks_everything_is_found(ask: Ask, pages, query: str) -> None:
    found = ask(query)
    assert (found["total"], found["other_marks"]) == (MANY + 5, 0)


def test_few_pages_with_the_marks_typed_come_before_the_others(ask: Ask, db: None) -> None:
    ArticleFactory(title="Báo hiếm gặp")
    ArticleFactory(title="Bảo hiểm xã hội")
    found = ask("bảo hiểm")
    assert [(hit["title"], hit["as_typed"]) for hit in found["results"]] == [
        ("Bảo hiểm xã hội", True),
        ("Báo hiếm gặp", False),
    ]


@pytest.mark.parametrize("query", ["lương tôi thiểu vùng", "luong tối thiểu vùng", "lượng tối thiểu vùng"])
def test_doubtful_marks_leave_nothing_out(ask: Ask, pages, query: str) -> None:
    """Many pages have the words with the marks typed somewhere, one has what is meant in its title."""
    wanted = ArticleFactory(title="Lương tối thiểu vùng")
    for number in range(MANY):
        lead = "Vùng sâu có số lượng lớn; tôi đi luong; thiểu số và tối đa, lương thấp."
        ArticleFactory(title=f"Chuyện kể {number}", lead=lead)
    found = ask(query)
    assert found["results"][0]["id"] == wanted.pk
    assert found["other_marks"] == 0


def test_an_abbreviation_is_spelled_as_typed_in_its_long_form(titles: Titles, db: None) -> None:
    for number in range(MANY):
        ArticleFactory(title=f"Liên đoàn Lao động tỉnh họp lần {number}")
    assert len(titles("LĐLĐ tỉnh", page_size=50)) == MANY
