"""What readers search for is counted, and nothing of the reader."""

from __future__ import annotations

import pytest
from django.db import DatabaseError
from django.test import Client
from wagtail.contrib.search_promotions.models import Query, QueryDailyHits

from search.models import FruitlessSearch
from search.results import tallies
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db

READER = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}


@pytest.fixture
def reader() -> Client:
    ArticleFactory(title="Bữa cơm công đoàn")
    return Client(headers=READER)


def counted() -> dict[str, int]:
    return dict(QueryDailyHits.objects.values_list("query__query_string", "hits"))


def fruitless() -> dict[str, int]:
    return dict(FruitlessSearch.objects.values_list("query__query_string", "hits"))


def test_each_search_counts_once_more_for_its_text(reader: Client) -> None:
    for text in ("bữa cơm", "Bữa  cơm", "không có đâu", "bữa cơm"):
        reader.get("/tim-kiem/", {"q": text})
    assert counted() == {"bữa cơm": 3, "không có đâu": 1}
    assert fruitless() == {"không có đâu": 1}


@pytest.mark.parametrize(
    "parameters",
    [{"q": ""}, {"q": "bữa cơm", "trang": "2"}, {"q": "bữa cơm", "loai": "tin-bai"}],
    ids=["no text", "another page", "a list that was narrowed"],
)
def test_what_is_no_new_search_counts_nothing(reader: Client, parameters: dict[str, str]) -> None:
    for number in range(12):
        ArticleFactory(title=f"Bữa cơm lần {number}")
    reader.get("/tim-kiem/", parameters)
    assert counted() == {}


def test_staff_bots_and_guesses_of_browsers_count_nothing(reader: Client, admin_client: Client) -> None:
    admin_client.get("/tim-kiem/", {"q": "bữa cơm"}, headers=READER)
    reader.get("/tim-kiem/", {"q": "bữa cơm"}, headers={"User-Agent": "Googlebot/2.1"})
    reader.get("/tim-kiem/", {"q": "bữa cơm"}, headers={"Sec-Purpose": "prefetch"})
    reader.head("/tim-kiem/", {"q": "bữa cơm"})
    assert counted() == {}


def test_a_search_is_answered_though_it_cannot_be_counted(reader: Client, monkeypatch) -> None:
    def fails(_text: str) -> int:
        raise DatabaseError("locked")

    monkeypatch.setattr(tallies, "_query_id", fails)
    response = reader.get("/tim-kiem/", {"q": "bữa cơm"})
    assert response.status_code == 200
    assert response.context["found"].total == 1


def test_a_text_longer_than_the_column_is_counted_by_its_beginning(reader: Client) -> None:
    reader.get("/tim-kiem/", {"q": "dài " * 120})
    (text,) = Query.objects.values_list("query_string", flat=True)
    assert len(text) <= 255
