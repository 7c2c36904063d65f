"""The table "services gone": every public address answers, and soon, whatever happens to what it asks."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import product
from typing import Any

import pytest
from django.core.cache import caches
from django.db import InterfaceError, OperationalError, connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse
from pytest_django import Settings

from config.optional_redis import circuit_of
from search.results.pause import PAUSE
from tests.factories import ArticleFactory, AttachmentFactory, DocumentFactory, GalleryFactory, home_page
from tests.services.unwell import Illness, unwell_server

pytestmark = pytest.mark.django_db

# Beside what a page takes with every service well.
MOST_SECONDS = 1.0
SEARCH_SECONDS = 0.3
TRIES = 3
# Addresses of the admin and of nobody but programs of ours, and those that only lead elsewhere.
NOT_PUBLIC = ("quan-tri/", "admin", "_util/", "tep/")


@dataclass(frozen=True)
class Answer:
    status: int
    seconds: float


@pytest.fixture
def addresses() -> list[str]:
    """Every public address of a small site, and the admin's sign-in page."""
    home_page()
    file = AttachmentFactory()
    article = ArticleFactory(
        tags=["thẻ"], body=[{"type": "attachment", "value": {"file": file.pk, "title": ""}}]
    )
    gallery, document = GalleryFactory(photos=1), DocumentFactory(files=1)
    section, library = article.get_parent().url, document.get_parent().url
    photo, attached = gallery.photos.get(), document.files.get()
    pages = ["/", section, article.url, gallery.get_parent().url, gallery.url, library, document.url]
    parts = [
        "/rss/", "/tin-moi/", f"{section}rss/", f"{section}xem-theo-ngay/", f"{section}nam/2020/",
        f"{article.url}in/", f"{article.url}tep/{file.pk}/", f"{gallery.url}anh/{photo.pk}/",
        f"{gallery.url}anh/{photo.pk}/tai-ve/", f"{gallery.url}tai-tat-ca/", f"{library}rss/",
        f"{library}csv/", f"{library}xlsx/", f"{document.url}in/", f"{document.url}tep/{attached.pk}/",
        f"{document.url}doc/{attached.pk}/", f"{document.url}tai-tat-ca/", f"{document.url}vien-dan/",
    ]  # fmt: skip
    named = [
        "/the/the/", "/tim-kiem/?q=tin", "/api/search/?q=tin", "/api/suggest/?q=tin", "/sitemap.xml",
        "/sitemap-1.xml", "/robots.txt", "/thong-ke/", f"/api/counters/{article.pk}/", "/du-lieu-mo/",
        "/api/", "/api/openapi.json",
        "/media/none.webp", "/media/images/key/none.webp", f"/api/files/{'0' * 64}/",
        f"/api/documents/{document.pk}/", f"/api/documents/{document.pk}/provisions/", "/api/documents/",
        "/nowhere/", reverse("wagtailadmin_login"),
    ]  # fmt: skip
    return [*pages, *parts, *named]


def asked(address: str) -> Answer:
    """A reader's first visit."""
    began = time.monotonic()
    response = Client(raise_request_exception=False).get(address)
    b"".join(response) if response.streaming else response.content
    return Answer(response.status_code, time.monotonic() - began)


def forget(settings: Settings) -> None:
    """As in a process that has asked nobody yet: the first to ask waits longest."""
    PAUSE.end()
    if url := getattr(settings, "REDIS_AT", ""):
        circuit_of(url)._is_open = False


@pytest.fixture
def well(addresses: list[str]) -> Mapping[str, Answer]:
    """What every address says with no service that could be gone; asked twice, for what is made once."""
    for address in addresses:
        asked(address)
    answers = {address: asked(address) for address in addresses}
    assert {answer.status for answer in answers.values()} <= {200, 301, 302, 404}
    assert sum(answer.status == 200 for answer in answers.values()) > 30
    return answers


@contextmanager
def redis_with(illness: Illness, settings: Settings) -> Iterator[None]:
    with unwell_server(illness) as port:
        settings.REDIS_AT = f"redis://127.0.0.1:{port}/0"
        backend = {"BACKEND": "config.optional_redis.OptionalRedisCache", "LOCATION": settings.REDIS_AT}
        settings.CACHES = {alias: backend | {"KEY_PREFIX": alias} for alias in caches.settings}
        yield


@contextmanager
def search_server_with(illness: Illness, settings: Settings) -> Iterator[None]:
    with unwell_server(illness) as port:
        settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{port}"
        settings.ELASTICSEARCH_TIMEOUT = SEARCH_SECONDS
        yield


SERVICES: dict[str, tuple[Any, ...]] = {
    "Redis": (redis_with,),
    "Elasticsearch": (search_server_with,),
    "both": (redis_with, search_server_with),
}


@pytest.mark.slow
def test_every_address_answers_as_ever_and_soon(well: Mapping[str, Answer], settings: Settings) -> None:
    differing = {}
    usual_caches = settings.CACHES
    for (name, services), illness in product(SERVICES.items(), Illness):
        with ExitStack() as stack:
            for unwell in services:
                stack.enter_context(unwell(illness, settings))
            for address, usual in well.items():
                # Once more before it counts as late: other tests run on the same machine.
                for _ in range(TRIES):
                    forget(settings)
                    answer = asked(address)
                    late = answer.seconds - usual.seconds
                    if late <= MOST_SECONDS:
                        break
                if answer.status != usual.status or late > MOST_SECONDS:
                    differing[name, illness, address] = (answer.status, usual.status, round(late, 2))
        settings.ELASTICSEARCH_URL, settings.CACHES = "", usual_caches
    assert differing == {}


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_without_its_database_the_site_says_that_it_will_be_back(
    error: type[Exception], well: Mapping[str, Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_args: object, **_options: object) -> None:
        raise error("the connection is closed")

    monkeypatch.setattr(connection, "cursor", gone)
    statuses = {address: asked(address).status for address in well}
    assert {status for status in statuses.values() if status >= 500} == {503}
    without = [address for address, status in statuses.items() if status != 503]
    open_without = {"/robots.txt", "/media/none.webp", "/api/", "/api/openapi.json"}
    assert set(without) <= open_without, "these need no database"


def test_the_table_has_every_address_that_the_site_names(addresses: list[str]) -> None:
    answered = {resolve(address.partition("?")[0]).route for address in addresses}
    missing = [route for route in _routes(get_resolver().url_patterns) if route not in answered]
    assert [route for route in missing if not route.startswith(NOT_PUBLIC)] == []


def _routes(patterns: Any, before: str = "") -> Iterator[str]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield route


def test_nobody_is_signed_out_with_a_cache(settings: Settings) -> None:
    assert settings.SESSION_ENGINE == "django.contrib.sessions.backends.db"
    assert settings.MESSAGE_STORAGE == "django.contrib.messages.storage.fallback.FallbackStorage"
