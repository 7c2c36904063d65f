"""Filters in addresses and on the page of results."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.http import QueryDict
from django.test import Client

from search.enums import Sort
from search.query.parameters import PEOPLE, PROGRAMS, address
from search.query.request import read_query
from tests.factories import (
    ArticleFactory,
    DocumentFactory,
    DocumentTypeFactory,
    GalleryFactory,
    SectionFactory,
)

WRONG = ["xyzzy", "0", "-1", "9" * 5_000, "%00", "%ff", "a b", "x@y", "x=y", "%F0%9F%98%80", "in_force@2020"]
FACETS = [
    ("section", "chuyen_muc"),
    ("type", "loai_van_ban"),
    ("issuer", "co_quan"),
    ("field", "linh_vuc"),
    ("validity", "hieu_luc"),
    ("year", "nam"),
    ("tag", "the"),
]
DAYS = ["31/02/2020", "hôm qua", "2020", "0/0/0000", "2020-13-01", "99/99/9999"]


@pytest.mark.parametrize("value", WRONG, ids=lambda value: value[:12])
@pytest.mark.parametrize(("program", "person"), FACETS)
def test_an_unknown_value_is_named(program: str, person: str, value: str, client: Client, db: None) -> None:
    ArticleFactory(title="Thi đua")
    answer = client.get(f"/api/search/?q=thi&{program}={value}")
    assert answer.status_code in {200, 400}
    if answer.status_code == 400 and answer.json().get("error"):
        assert program in answer.json()["error"]
    page = client.get(f"/tim-kiem/?q=thi+đua&{person}={value}")
    assert page.status_code in {200, 400}
    if page.status_code == 200 and value == "xyzzy":
        assert "xyzzy" in page.content.decode()
        assert page.context["found"].total == 1


@pytest.mark.parametrize("day", DAYS)
def test_what_is_no_day_is_named_and_filters_nothing(day: str, client: Client, db: None) -> None:
    ArticleFactory(title="Thi đua")
    for name in ("from", "to"):
        answer = client.get("/api/search/", {"q": "thi đua", name: day})
        assert answer.status_code == 400
        assert name in answer.json()["error"]
    page = client.get("/tim-kiem/", {"q": "thi đua", "tu_ngay": day})
    assert page.context["found"].total == 1
    assert "Từ ngày" in " ".join(page.context["query"].problems)


def test_days_the_wrong_way_round_change_places_with_a_note() -> None:
    query = read_query(QueryDict("q=a&tu_ngay=31/12/2020&den_ngay=1/1/2020"), PEOPLE)
    assert (query.since, query.until) == (date(2020, 1, 1), date(2020, 12, 31))
    assert len(query.problems) == 1


@pytest.mark.parametrize(
    ("text", "names", "sort"),
    [
        ("sort=newest", PROGRAMS, Sort.NEWEST),
        ("sort=views", PROGRAMS, Sort.VIEWS),
        ("sap_xep=moi-nhat", PEOPLE, Sort.NEWEST),
        ("sap_xep=xem-nhieu", PEOPLE, Sort.VIEWS),
        ("sap_xep=lien-quan", PEOPLE, Sort.RELEVANCE),
        ("", PEOPLE, Sort.RELEVANCE),
    ],
)
def test_orders_are_read(text, names, sort) -> None:
    query = read_query(QueryDict(text), names)
    assert (query.sort, query.problems) == (sort, ())


@pytest.mark.parametrize("names", [PROGRAMS, PEOPLE])
def test_an_unknown_order_is_named(names) -> None:
    query = read_query(QueryDict(f"{names.sort}=zufall"), names)
    assert query.sort is Sort.RELEVANCE
    assert names.spoken(names.sort) in query.problems[0]


def test_an_address_leads_back_to_its_query(db: None) -> None:
    DocumentFactory(document_type=DocumentTypeFactory(name="Kế hoạch"))
    text = "?q=thi%20%C4%91ua&loai=van-ban&loai_van_ban=ke-hoach&nam=2017&tu_ngay=2017-01-01&sap_xep=moi-nhat"
    query = read_query(QueryDict(text[1:]), PEOPLE)
    assert query.problems == ()
    again = read_query(QueryDict(address(query)[1:]), PEOPLE)
    assert again == query


@pytest.fixture
def few_pages(db: None) -> None:
    section = SectionFactory(title="Đời sống")
    ArticleFactory(title="Thi đua một", parent=section, display_date=datetime(2020, 5, 1, tzinfo=UTC))
    GalleryFactory(title="Thi đua hai", display_date=datetime(2021, 5, 1, tzinfo=UTC))
    DocumentFactory(title="Thi đua ba", issued_on=date(2022, 1, 1))


def test_every_link_of_the_page_leads_to_as_many_hits_as_it_says(client: Client, few_pages: None) -> None:
    panel = client.get("/tim-kiem/", {"q": "thi đua"}).context["panel"]
    links = [choice for facet in panel.facets for choice in (*facet.first, *facet.others)]
    assert {facet.name for facet in panel.facets} >= {"section", "type", "issuer", "validity", "year"}
    for choice in (*links, *panel.kinds, *panel.sorts):
        page = client.get("/tim-kiem/" + choice.address)
        assert page.context["found"].total == choice.count
        assert page.context["query"].problems == ()


def test_what_is_chosen_is_shown_and_can_be_dropped(client: Client, few_pages: None) -> None:
    page = client.get("/tim-kiem/", {"q": "thi đua", "loai": "tin-bai", "nam": "2020", "tu_ngay": "1/1/2020"})
    chosen = page.context["panel"].chosen
    assert len(chosen) == 3
    for part in chosen:
        assert part.address.replace("&", "&amp;") in page.content.decode()
        assert client.get("/tim-kiem/" + part.address).context["found"].total == part.count
    cleared = client.get("/tim-kiem/" + page.context["panel"].cleared)
    assert cleared.context["found"].total == 3
    assert "filters-chosen" not in cleared.content.decode()


def test_filters_that_emptied_the_list_are_named(client: Client, few_pages: None) -> None:
    page = client.get("/tim-kiem/", {"q": "thi đua", "loai": "hinh-anh", "nam": "2020"})
    found, panel = page.context["found"], page.context["panel"]
    assert (found.total, found.unfiltered) == (0, 3)
    assert {way.count for way in panel.ways_out} == {1}
    for way in panel.ways_out:
        assert way.address.replace("&", "&amp;") in page.content.decode()
        assert client.get("/tim-kiem/" + way.address).context["found"].total == 1


def test_where_no_single_filter_is_to_blame_all_can_be_cleared(client: Client, few_pages: None) -> None:
    page = client.get(
        "/tim-kiem/", {"q": "thi đua", "loai": "hinh-anh", "nam": "2020", "tu_ngay": "1/1/2023"}
    )
    panel = page.context["panel"]
    assert panel.ways_out == []
    assert page.content.decode().count(f'href="{panel.cleared}"') == 2


def test_the_form_for_the_period_keeps_the_rest(client: Client, few_pages: None) -> None:
    page = client.get(
        "/tim-kiem/", {"q": "thi đua", "nam": "2020", "sap_xep": "moi-nhat", "tu_ngay": "1/1/2019"}
    )
    assert page.context["panel"].kept == {"q": "thi đua", "nam": "2020", "sap_xep": "moi-nhat"}
    assert 'value="2019-01-01"' in page.content.decode()


def test_filters_cost_one_query_each_however_many_values_there_are(
    client: Client, few_pages: None, django_assert_max_num_queries
) -> None:
    def queries() -> int:
        with django_assert_max_num_queries(56) as context:
            assert client.get("/tim-kiem/", {"q": "thi đua"}).status_code == 200
        return len(context)

    queries()
    few = queries()
    for number in range(9):
        kind = DocumentTypeFactory(name=f"Loại {number}")
        DocumentFactory(title=f"Thi đua {number}", document_type=kind, issued_on=date(2000 + number, 1, 1))
        ArticleFactory(title=f"Thi đua {number}", parent=SectionFactory())
    # The first page after a change reads more.
    queries()
    assert queries() <= few


def test_a_long_list_of_values_is_cut_and_says_what_it_shows(client: Client, db: None) -> None:
    for number in range(9):
        ArticleFactory(title=f"Thi đua {number}", parent=SectionFactory(title=f"Mục {number}"))
    (sections,) = [
        facet
        for facet in client.get("/tim-kiem/", {"q": "thi đua"}).context["panel"].facets
        if facet.name == "section"
    ]
    assert (len(sections.first), len(sections.others)) == (6, 3)
