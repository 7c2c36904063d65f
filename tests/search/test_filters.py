"""What a reader narrows the hits by: every count is the total of the list that following it gives."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from documents.enums import RelationType
from documents.models import DocumentRelation, LegalDocumentPage
from news.models import ArticlePage
from tests.factories import (
    ArticleFactory,
    DocumentFactory,
    DocumentTypeFactory,
    FieldFactory,
    GalleryFactory,
    IssuingBodyFactory,
    SectionFactory,
    restrict,
)
from tests.search.conftest import Ask
from tests.settling import around_tests

QUERIES = ["thi đua", "thi đua yêu nước", "7/HD-TLĐ", "7/HD-TLĐ thi đua", "phong trào thi đua khắp miền núi"]
TODAY = date(2024, 6, 15)
NOON = datetime(2024, 6, 15, 5, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def made_up(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A site of sixty pages with every kind of value; made once for all tests of this file."""
    with django_db_blocker.unblock(), around_tests(transaction.atomic()):
        make_news()
        make_documents()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def site(made_up: None, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, NOON)


def at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    monkeypatch.setattr(timezone, "now", lambda: moment)


def make_news() -> None:
    top = SectionFactory(title="Hoạt động")
    sections = [top, SectionFactory(title="Đời sống"), SectionFactory(title="Cơ sở", parent=top)]
    for number in range(26):
        ArticleFactory(
            title=f"Thi đua số {number}" if number % 3 else f"Cuộc thi số {number}",
            lead="Yêu nước." if number % 2 else "Phong trào mới.",
            parent=sections[number % 3],
            display_date=datetime(2019 + number % 6, 1 + number % 12, 1, 2, 0, tzinfo=UTC),
            tags=["Đoàn viên", "An toàn", "Nữ công"][: number % 4],
        )
    for number in range(6):
        GalleryFactory(title=f"Ảnh thi đua {number}", display_date=datetime(2020 + number, 5, 5, tzinfo=UTC))
    ArticleFactory(title="Thi đua kín", live=False)
    hidden = SectionFactory(title="Nội bộ")
    ArticleFactory(title="Thi đua nội bộ", parent=hidden, tags=["Nội bộ"])
    restrict(hidden)


def make_documents() -> None:
    types = [
        DocumentTypeFactory(name="Hướng dẫn"),
        DocumentTypeFactory(name="Kế hoạch"),
        DocumentTypeFactory(name="Công văn", has_validity=False),
    ]
    issuers = [IssuingBodyFactory(name=name) for name in ("Tổng Liên đoàn", "Liên đoàn tỉnh")]
    fields = [FieldFactory(name=name) for name in ("Tài chính", "Tổ chức", "Chính sách")]
    long_ago, days = TODAY - timedelta(days=900), [TODAY + timedelta(days=step) for step in (-1, 0, 1)]
    terms = [(None, None), *product(days, [None]), *product([long_ago, None], days)]
    documents = [
        DocumentFactory(
            title=f"Về việc thi đua {number}",
            number=f"{number}/HD-TLĐ" if number % 5 else f"{number}/2023/TT-BCT",
            document_type=types[number % 3],
            issuer=issuers[number % 2],
            issued_on=date(2021 + number % 4, 3, 1) if number % 7 else None,
            effective_on=terms[number % len(terms)][0],
            expires_on=terms[number % len(terms)][1],
            fields=fields[: number % 4],
        )
        for number in range(28)
    ]
    for target in documents[2:6]:
        DocumentRelation.objects.create(page=documents[0], relation_type=RelationType.REPLACES, target=target)


def values(answer: dict[str, Any]) -> list[tuple[str, str, int]]:
    return [
        (facet, choice["value"], choice["total"])
        for facet, choices in answer["facets"].items()
        for choice in choices
    ]


@pytest.mark.parametrize("query", QUERIES)
def test_following_a_value_gives_as_many_hits_as_it_says(query: str, ask: Ask, site: None) -> None:
    for facet, value, total in values(ask(query, facets=1)):
        narrowed = ask(query, page_size=100, **{facet: value})
        assert (facet, value, narrowed["total"]) == (facet, value, total)
        assert len({hit["id"] for hit in narrowed["results"]}) == total


@pytest.mark.parametrize("query", QUERIES[:2])
def test_with_one_filter_in_use_every_other_value_still_says_so(query: str, ask: Ask, site: None) -> None:
    every = ask(query, facets=1)
    first = {facet: value for facet, value, _total in reversed(values(every))}
    for facet, value in first.items():
        narrowed = ask(query, facets=1, **{facet: value})
        assert narrowed["without"] == {facet: every["total"]}
        for other, choice, total in values(narrowed):
            if other == facet or total % 2:
                assert ask(query, **{facet: value, other: choice})["total"] == total


def test_with_a_period_and_two_filters_each_says_what_there_is_without_it(ask: Ask, site: None) -> None:
    filters = {"kind": "document", "type": "huong-dan", "from": "2021-01-01", "to": "2022-12-31"}
    found = ask("thi đua", facets=1, **filters)
    names = {"kind": ["kind"], "type": ["type"], "period": ["from", "to"]}
    for name, parameters in names.items():
        rest = {key: value for key, value in filters.items() if key not in parameters}
        assert found["without"][name] == ask("thi đua", **rest)["total"]


def test_counts_are_those_of_the_database(ask: Ask, site: None) -> None:
    found = ask("thi đua", facets=1)
    counted = {(facet, value): total for facet, value, total in values(found)}
    documents = LegalDocumentPage.objects.published()
    for status in documents.with_validity(TODAY).values_list("validity", flat=True).distinct():
        expected = documents.with_validity(TODAY).filter(validity=status).count()
        assert counted["validity", status] == expected
    for slug in ("tai-chinh", "to-chuc", "chinh-sach"):
        assert counted["field", slug] == documents.filter(fields__slug=slug).count()
    for tag in ("doan-vien", "an-toan"):
        assert counted["tag", tag] <= ArticlePage.objects.filter(tags__slug=tag).count()


def test_a_document_in_three_fields_appears_once(ask: Ask, site: None) -> None:
    found = ask("thi đua", kind="document", page_size=100)
    ids = [hit["id"] for hit in found["results"]]
    assert len(ids) == len(set(ids)) == found["total"] == 28


def test_a_section_holds_what_the_sections_below_it_hold(ask: Ask, site: None) -> None:
    totals = {choice["title"]: choice["total"] for choice in ask("thi", facets=1)["facets"]["section"]}
    assert totals["Hoạt động"] > totals["Cơ sở"] > 0


@pytest.mark.parametrize("facet", ["section", "tag"])
def test_what_not_everybody_may_read_is_in_no_count(facet: str, ask: Ask, site: None) -> None:
    titles = {choice["title"] for choice in ask("thi đua", facets=1)["facets"][facet]}
    assert titles
    assert "Nội bộ" not in titles


@pytest.mark.parametrize(
    ("moment", "status"),
    [
        (datetime(2029, 12, 31, 16, 59, 59, tzinfo=UTC), "not_yet_in_force"),
        (datetime(2029, 12, 31, 17, 0, tzinfo=UTC), "in_force"),
        (datetime(2030, 6, 30, 16, 59, 59, tzinfo=UTC), "in_force"),
        (datetime(2030, 6, 30, 17, 0, tzinfo=UTC), "expired"),
    ],
)
def test_validity_changes_at_midnight_in_vietnam_without_indexing(
    moment: datetime, status: str, ask: Ask, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    DocumentFactory(title="Quy chế", effective_on=date(2030, 1, 1), expires_on=date(2030, 7, 1))
    at(monkeypatch, moment)
    assert values(ask("quy chế", facets=1, validity=status))[-1]
    for other in ("not_yet_in_force", "in_force", "expired"):
        assert ask("quy chế", validity=other)["total"] == (other == status)


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("15/09/2017", "15/09/2017", ["Sáng", "Tối"]),
        ("2017-09-15", "2017-09-15", ["Sáng", "Tối"]),
        ("16/09/2017", "", ["Hôm sau"]),
        ("", "14.09.2017", ["Hôm trước"]),
        ("17/09/2017", "", []),
        ("1/1/1000", "31/12/9999", ["Hôm sau", "Tối", "Sáng", "Hôm trước"]),
    ],
)
def test_a_period_has_its_first_and_its_last_day(
    since: str, until: str, found: list[str], ask: Ask, db: None
) -> None:
    for title, moment in {
        "Hôm trước": datetime(2017, 9, 14, 16, 59, tzinfo=UTC),
        "Sáng": datetime(2017, 9, 14, 17, 0, tzinfo=UTC),
        "Tối": datetime(2017, 9, 15, 16, 59, tzinfo=UTC),
        "Hôm sau": datetime(2017, 9, 15, 17, 0, tzinfo=UTC),
    }.items():
        ArticleFactory(title=title, lead="Chương trình", display_date=moment)
    hits = ask("chương trình", sort="newest", **{"from": since, "to": until})["results"]
    assert sorted(hit["title"] for hit in hits) == sorted(found)


def test_documents_lie_in_the_period_of_their_issue(ask: Ask, db: None) -> None:
    DocumentFactory(title="Thông tri", issued_on=date(2020, 1, 1))
    DocumentFactory(title="Thông tri không ngày", issued_on=None)
    assert ask("thông tri", **{"from": "1/1/2020", "to": "1/1/2020"})["total"] == 1
    assert ask("thông tri", year="2020")["total"] == 1
    assert ask("thông tri", year="2019")["total"] == 0


def test_filters_do_not_change_which_words_are_enough(ask: Ask, client: Client, site: None) -> None:
    """A filter takes hits away; it never lets pages in that the words alone would not have found."""
    every = {hit["id"] for hit in ask("thi đua yêu nước", page_size=100)["results"]}
    for kind in ("article", "gallery", "document"):
        assert {hit["id"] for hit in ask("thi đua yêu nước", kind=kind, page_size=100)["results"]} <= every
