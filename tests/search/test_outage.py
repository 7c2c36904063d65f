"""With the search server stopped or slow the site publishes and answers as before, and catches up after."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client, override_settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from background.lanes import Lane
from background.rounds import Round, Timetable
from background.working import work_off
from search.engines.elasticsearch import building
from search.index import server_index
from search.index.outbox import lease, pending
from search.index.tasks import Look, tell_server
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
    """What the worker does until nothing waits any more."""
    deadline = time.monotonic() + 60
    timetable = Timetable([Round(task=tell_server, every=timedelta(), is_due=Look())], _began=0.0)
    while pending() > 0 or server_index.is_needed():
        assert time.monotonic() < deadline
        timetable.look(time.monotonic())
        work_off(Lane.SEARCH)
        time.sleep(0.1)


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


def test_what_another_process_tells_the_server_is_not_told_twice_and_not_forgotten(
    db: None, search_server: None
) -> None:
    server_index.rebuild()
    ArticleFactory(title="Tin chờ")
    tell_server.enqueue()
    with lease() as right:
        assert right is not None
        assert work_off(Lane.SEARCH) == 1
        assert pending() > 0
    DBTaskResult.objects.update(run_after=timezone.now())
    assert work_off(Lane.SEARCH) == 1
    assert pending() == 0
    assert building.differing() == []


def test_nothing_is_asked_for_while_nothing_waits(db: None, search_server: None) -> None:
    server_index.rebuild()
    look = Look()
    assert look(), "whether the server has an index at all is looked at first"
    assert not look()
    ArticleFactory(title="Tin mới")
    assert look()
    with override_settings(ELASTICSEARCH_URL=""):
        assert not look()
