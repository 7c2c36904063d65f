"""Whatever the parameters, the search answers with a page or a clear refusal, never with an error."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from tests.factories import ArticleFactory
from tests.settling import around_tests

MARKS = [
    "%22", "*", "-", "(", ")", "+NEAR(", "+AND+", "+OR+", "+NOT+", ":", "^", "%7B", "'", "\\", ";--", "%25",
    "_", "|", "&", "!", "<script>",
]  # fmt: skip
QUERIES = [
    "",
    " ",
    "%00",
    "a%00b",
    "%ff%fe",
    "%ED%A0%80",
    "%F0%9F%98%80",
    "x" * 10_000,
    "c%C3%B4ng+" * 2_500,
    "%CC%81" * 50,
    "1" * 500,
    "1/" * 200,
    *(f"c%C3%B4ng{mark}%C4%91o%C3%A0n" for mark in MARKS),
    "title:c%C3%B4ng",
    "AND",
    "NEAR(a+b,+2)",
    "%22%22%22",
    "'+OR+1=1",
]  # fmt: skip

VALUES = ["0", "-1", "abc", "999999", "9" * 5_000, "1.5", "%00", "%ff", "", "++", "١", "video", "1e3"]


@pytest.fixture(scope="module")
def only_article(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), around_tests(transaction.atomic()):
        ArticleFactory(title="Công đoàn <b>& công</b> nhân")
        yield
        transaction.set_rollback(True)


@pytest.fixture
def article(only_article: None, db: None) -> None:
    """The one page of the site."""


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query[:20])
@pytest.mark.parametrize("address", ["/tim-kiem/", "/api/search/"])
def test_any_query_is_answered(address: str, query: str, client: Client, article: None) -> None:
    assert client.get(f"{address}?q={query}").status_code == 200


@pytest.mark.parametrize("name", ["trang", "loai"])
@pytest.mark.parametrize("value", VALUES, ids=lambda value: value[:8])
def test_people_get_a_page_whatever_the_parameter(
    name: str, value: str, client: Client, article: None
) -> None:
    assert client.get(f"/tim-kiem/?q=cong&{name}={value}").status_code == 200


@pytest.mark.parametrize("name", ["page", "kind", "page_size"])
@pytest.mark.parametrize("value", VALUES, ids=lambda value: value[:8])
def test_programs_get_an_answer_or_are_told_what_is_wrong(
    name: str, value: str, client: Client, article: None
) -> None:
    response = client.get(f"/api/search/?q=cong&{name}={value}")
    assert response.status_code in {200, 400}
    if response.status_code == 400:
        assert name in response.json()["error"]


def test_people_get_the_last_page_where_they_asked_for_a_later_one(client: Client, article: None) -> None:
    response = client.get("/tim-kiem/?q=cong&trang=999999")
    assert response.context["query"].page == 1
    assert len(response.context["found"].results) == 1


def test_programs_get_an_empty_page_beyond_the_last_with_right_totals(client: Client, article: None) -> None:
    answer = client.get("/api/search/?q=cong&page=999999").json()
    assert (answer["results"], answer["total"], answer["pages"]) == ([], 1, 1)


@pytest.mark.parametrize(("asked", "given"), [("0", 1), ("1000", 100), ("7", 7), ("", 10)])
def test_the_page_size_stays_in_its_bounds(asked: str, given: int, client: Client, db: None) -> None:
    for number in range(12):
        ArticleFactory(title=f"Phong trào {number}")
    answer = client.get(f"/api/search/?q=phong+trao&page_size={asked}").json()
    assert len(answer["results"]) == min(given, 12)


@pytest.mark.parametrize("method", ["post", "put", "delete"])
@pytest.mark.parametrize("address", ["/tim-kiem/", "/api/search/"])
def test_searching_is_reading(address: str, method: str, client: Client, db: None) -> None:
    assert getattr(client, method)(address).status_code == 405


def test_long_queries_are_cut(client: Client, article: None, settings) -> None:
    answer = client.get("/api/search/", {"q": "công " * 2_000}).json()
    assert len(answer["query"]) <= settings.SEARCH_MAX_QUERY_LENGTH
    assert answer["total"] == 1
