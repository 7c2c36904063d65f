"""What the two addresses answer, and what it costs."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test import Client

from tests.factories import ArticleFactory, DocumentFactory
from tests.search.conftest import Ask, Library


def test_the_api_says_exactly_what_is_agreed(ask: Ask, engine: str) -> None:
    document = DocumentFactory(
        title="Hướng dẫn bầu cử", number="65/HD-TLĐ", source_id="vb-65", issued_on=date(2022, 3, 8)
    )
    answer = ask("65/HD-TLĐ")
    (hit,) = answer.pop("results")
    assert answer == {
        "query": "65/HD-TLĐ",
        "total": 1,
        "page": 1,
        "pages": 1,
        "backend": connection.vendor if engine == "database" else engine,
        "correction": "",
        "other_marks": 0,
    }
    assert hit.pop("as_typed")
    assert hit.pop("score") > 0
    assert hit.pop("snippet") is not None
    assert datetime.fromisoformat(hit.pop("published_at") or "2022-01-01T00:00:00+07:00").tzinfo is not None
    assert hit == {
        "id": document.pk,
        "source_id": "vb-65",
        "kind": "document",
        "title": "Hướng dẫn bầu cử",
        "url": document.url,
        "number": "65/HD-TLĐ",
        "issued_on": "2022-03-08",
        "marks": {"validity": "in_force"},
        "file": None,
    }


def test_dates_are_in_the_time_of_the_site(ask: Ask, db: None) -> None:
    ArticleFactory(title="Nửa đêm", display_date=datetime(2022, 8, 1, 17, 30, tzinfo=UTC))
    assert ask("nửa đêm")["results"][0]["published_at"] == "2022-08-02T00:30:00+07:00"


def test_scores_fall_from_hit_to_hit(ask: Ask, library: Library) -> None:
    scores = [hit["score"] for hit in ask("công đoàn")["results"]]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) > 1


def test_an_empty_query_explains_how_to_search(client: Client, db: None) -> None:
    page = client.get("/tim-kiem/").content.decode()
    assert "search-help" in page
    assert "search-nothing" not in page


def test_nothing_found_gives_hints(client: Client, library: Library) -> None:
    page = client.get("/tim-kiem/", {"q": "xyzzy"}).content.decode()
    assert "search-nothing" in page


def test_a_kind_without_hits_points_to_the_others(client: Client, library: Library) -> None:
    page = client.get("/tim-kiem/", {"q": "tiền lương tối thiểu", "loai": "hinh-anh"}).content.decode()
    assert 'href="?q=ti%E1%BB%81n%20l%C6%B0%C6%A1ng%20t%E1%BB%91i%20thi%E1%BB%83u"' in page


def test_documents_show_number_and_date_of_issue(client: Client, library: Library) -> None:
    page = client.get("/tim-kiem/", {"q": "an toàn lao động trong hầm lò"}).content.decode()
    assert "43/2007/TT-BCT" in page
    assert '<time datetime="2007-11-20">' in page


def test_the_query_is_shown_escaped(client: Client, library: Library) -> None:
    page = client.get("/tim-kiem/", {"q": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert" not in page


@pytest.mark.parametrize("address", ["/tim-kiem/", "/api/search/"])
@pytest.mark.parametrize("query", ["thi đua", "1/HD-TLĐ thi đua", "thi đua xyzzy"])
def test_queries_do_not_grow_with_hits(
    address: str, query: str, client: Client, django_assert_max_num_queries, db: None
) -> None:
    def queries() -> int:
        with django_assert_max_num_queries(56) as context:
            assert client.get(address, {"q": query}).status_code == 200
        return len(context)

    ArticleFactory(title="Thi đua đợt đầu")
    DocumentFactory(title="Thi đua năm nay", number="1/HD-TLĐ")
    queries()
    few = queries()
    for number in range(8):
        ArticleFactory(title=f"Thi đua đợt {number}")
        DocumentFactory(title=f"Thi đua năm {number}", number=f"1{number}/HD-TLĐ")
    # The first page after a change reads more.
    queries()
    assert queries() <= few


def test_a_search_needs_few_queries(ask: Ask, library: Library, django_assert_max_num_queries) -> None:
    ask("công đoàn")
    with django_assert_max_num_queries(14):
        ask("công đoàn")
