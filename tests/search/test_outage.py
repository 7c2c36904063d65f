"""With the search server stopped or slow the site publishes and answers as before, and catches up after."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator

import pytest
from django.test import Client

from search.engines.elasticsearch import building
from search.index import following, server_index
from search.index.outbox import pending
from search.results.pause import PAUSE
from tests.factories import ArticleFactory
from tests.services.service import free_port

pytestmark = pytest.mark.service


@pytest.fixture
def silent_port() -> Iterator[int]:
    """A port that takes connections and never answers."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(50)
        yield listener.getsockname()[1]


def catch_up() -> None:
    """What the process beside the web server does until nothing waits any more."""
    deadline = time.monotonic() + 60
    following.follow(lambda: time.monotonic() < deadline and (pending() > 0 or server_index.is_needed()))


def test_a_server_that_is_down_stops_neither_publishing_nor_searching(
    db: None, search_server: None, client: Client, settings
) -> None:
    server_index.rebuild()
    running, settings.ELASTICSEARCH_URL = settings.ELASTICSEARCH_URL, f"http://127.0.0.1:{free_port()}"
    ArticleFactory(title="Tin đăng lúc mất máy chủ")
    found = client.get("/api/search/", {"q": "mất máy chủ"}).json()
    assert [hit["title"] for hit in found["results"]] == ["Tin đăng lúc mất máy chủ"]
    assert found["backend"] in {"sqlite", "postgresql"}
    page = client.get("/tim-kiem/", {"q": "mất máy chủ"})
    assert page.context["found"].is_fallback
    assert page.content.count(b"search-summary__notice") == 1
    settings.ELASTICSEARCH_URL = running
    PAUSE.end()
    catch_up()
    assert building.differing() == []
    assert client.get("/api/search/", {"q": "mất máy chủ"}).json()["backend"] == "elasticsearch"


def test_a_slow_server_is_waited_for_once_and_then_left_alone(
    db: None, search_server: None, client: Client, settings, silent_port: int
) -> None:
    settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{silent_port}"
    settings.ELASTICSEARCH_TIMEOUT = 0.5
    settings.ELASTICSEARCH_PAUSE = 60
    ArticleFactory(title="Tin lúc máy chủ chậm")
    assert client.get("/api/search/", {"q": "máy chủ chậm"}).json()["total"] == 1
    assert PAUSE.is_on
    settings.ELASTICSEARCH_TIMEOUT = 30.0
    started = time.monotonic()
    assert client.get("/api/search/", {"q": "máy chủ chậm"}).json()["total"] == 1
    assert time.monotonic() - started < 10


def test_a_server_without_index_is_given_one(db: None, search_server: None, client: Client) -> None:
    ArticleFactory(title="Tin có trước máy chủ")
    assert client.get("/api/search/", {"q": "có trước"}).json()["backend"] != "elasticsearch"
    PAUSE.end()
    catch_up()
    found = client.get("/api/search/", {"q": "có trước"}).json()
    assert (found["backend"], found["total"]) == ("elasticsearch", 1)
