"""What a query with a slip may mean ("did you mean"), on every engine."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from django.test import Client

from tests.factories import ArticleFactory
from tests.search.conftest import Ask, Library, bring_up_to_date


@pytest.mark.parametrize(
    ("query", "correction"),
    [
        ("thuong luogn tien luong", "thương lượng tiền lương"),
        ("thương lượng tiền lươgn", "thương lượng tiền lương"),
        ("thong lượng tiền lươgn tối thiểu", "thương lượng tiền lương tối thiểu"),
        ("hòa nhac mừngg ngày thành lập", "hòa nhạc mừng ngày thành lập"),
        ("NHẠCC", "nhạc"),
    ],
)
def test_words_the_site_does_not_know_are_mended_with_its_marks(
    query: str, correction: str, ask: Ask, library: Library
) -> None:
    assert ask(query)["correction"] == correction


def test_words_typed_as_one_need_no_mending(ask: Ask, library: Library) -> None:
    found, meant = ask("thươnglượng tiền lương"), ask("thương lượng tiền lương")
    assert found["correction"] == ""
    assert found["results"][0]["url"] == meant["results"][0]["url"]


@pytest.mark.parametrize(
    "query",
    [
        "thương lượng tiền lương",
        "tiền lương tối thiểu vùng",
        "xyzzy",
        "qwrtp zxcvb",
        "43/2007/TT-BCT",
        "99/2031/TT-BCT",
        "tiền lươgn " * 20,
        "…",
    ],
)
def test_nothing_is_corrected_where_nothing_better_is_known(query: str, ask: Ask, library: Library) -> None:
    assert ask(query)["correction"] == ""


def test_abbreviations_are_no_slips(ask: Ask, db: None) -> None:
    ArticleFactory(title="Chồng chéo thanh tra", lead="Kiểm tra den doanh nghiệp.")
    assert ask("chồng chéo DN")["correction"] == ""


def test_the_correction_is_a_search_of_the_same_kind(client: Client, engine: str, library: Library) -> None:
    bring_up_to_date()
    page = client.get("/tim-kiem/", {"q": "an toàn lao độgn", "loai": "van-ban"}).content.decode()
    assert f'href="?q={quote("an toàn lao động")}&amp;loai=van-ban"' in page


def test_the_correction_is_shown_where_nothing_was_found(
    client: Client, engine: str, library: Library
) -> None:
    bring_up_to_date()
    page = client.get("/tim-kiem/", {"q": "nhạcc"}).content.decode()
    assert f'href="?q={quote("nhạc")}"' in page


def test_following_the_correction_finds_pages(ask: Ask, library: Library) -> None:
    correction = ask("tham nuôi đêm họi công nhân")["correction"] or ask("đêm họi côgn nhân")["correction"]
    assert ask(correction)["total"] > 0
