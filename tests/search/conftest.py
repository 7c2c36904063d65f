from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker
from wagtail.models import Page

from search.engines.elasticsearch import is_configured
from search.index import server_index
from search.index.outbox import drain
from tests.factories import ArticleFactory, DocumentFactory, GalleryFactory
from tests.search.shared_index import SHARED, delete_indexes
from tests.settling import around_tests

Ask = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session")
def no_index_left() -> Iterator[None]:
    yield
    SHARED.forget()


@pytest.fixture
def search_server(settings: Any, elasticsearch_url: str, no_index_left: None) -> Iterator[None]:
    """A site whose searches Elasticsearch answers, with nothing in it yet."""
    settings.ELASTICSEARCH_URL = elasticsearch_url
    settings.ELASTICSEARCH_INDEX_PREFIX = f"test{secrets.token_hex(6)}"
    settings.ELASTICSEARCH_TIMEOUT = 20.0
    cache.clear()
    yield
    # Where a test has looked for another server, that one has nothing of it.
    settings.ELASTICSEARCH_URL = elasticsearch_url
    if not SHARED.is_as_it_was():
        delete_indexes()
    cache.clear()


@pytest.fixture(params=["database", pytest.param("elasticsearch", marks=pytest.mark.service)])
def engine(request: pytest.FixtureRequest, db: None) -> str:
    """The engine that answers: the same rules hold on each."""
    if request.param == "elasticsearch":
        request.getfixturevalue("search_server")
    return str(request.param)


def bring_up_to_date() -> None:
    """What the process beside the web server does within a second."""
    if is_configured():
        if server_index.is_needed():
            SHARED.take_or_build()
        drain()


@pytest.fixture
def ask(client: Client, engine: str) -> Ask:
    """Ask the API and get its answer."""

    def ask(query: str, **parameters: object) -> dict[str, Any]:
        bring_up_to_date()
        response = client.get("/api/search/", {"q": query, **parameters})
        assert response.status_code == 200, response.content
        found: dict[str, Any] = response.json()
        assert (found["backend"] == "elasticsearch") == (engine == "elasticsearch")
        return found

    return ask


@pytest.fixture
def titles(ask: Ask) -> Callable[..., list[str]]:
    """The titles a search finds, best first."""
    return lambda query, **parameters: [hit["title"] for hit in ask(query, **parameters)["results"]]


@dataclass(frozen=True)
class Library:
    insurance: Page
    warning: Page
    wages: Page
    festival: Page
    gallery: Page
    guide: Page
    letter: Page
    directive: Page
    circular: Page
    decree: Page


@pytest.fixture(scope="module")
def library(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Library]:
    """A small site in which every page can be told from every other; made once for all tests of a file."""
    with django_db_blocker.unblock(), around_tests(transaction.atomic()):
        yield make_library()
        transaction.set_rollback(True)


def make_library() -> Library:
    return Library(
        insurance=ArticleFactory(
            title="Quyền lợi bảo hiểm của đoàn viên", lead="Ai đóng đủ hai mươi năm thì được hưởng."
        ),
        warning=ArticleFactory(title="Báo hiếm gặp về thời tiết", lead="Một bản tin lạ trong đêm."),
        wages=ArticleFactory(title="Thương lượng tiền lương tối thiểu", lead="Hội đồng họp phiên thứ hai."),
        festival=ArticleFactory(
            title="Hòa nhạc mừng ngày thành lập", lead="Thúy Kiều và kỹ sư trẻ cùng hát."
        ),
        gallery=GalleryFactory(title="Đêm hội công nhân khu công nghiệp"),
        guide=DocumentFactory(
            title="Hướng dẫn thu chi tài chính công đoàn cơ sở",
            number="47/HD-TLĐ",
            issued_on=date(2021, 12, 30),
        ),
        letter=DocumentFactory(
            title="V/v chuẩn bị đại hội công đoàn các cấp",
            number="1076 /LĐLĐ",
            issued_on=date(2019, 3, 4),
        ),
        directive=DocumentFactory(
            title="Tăng cường lãnh đạo đối với công tác nữ công",
            number="17-CT/TW",
            issued_on=date(2018, 1, 2),
        ),
        circular=DocumentFactory(
            title="Quy định về an toàn lao động trong hầm lò",
            number="43/2007/TT-BCT",
            issued_on=date(2007, 11, 20),
        ),
        decree=DocumentFactory(
            title="Quy định chi tiết một số điều về làm thêm giờ",
            number="43/2013/NĐ-CP",
            issued_on=date(2013, 5, 10),
        ),
    )
