"""What many requests read alike is kept for one version, one host, and until the clock changes something."""

from __future__ import annotations

from datetime import timedelta
from itertools import count

import pytest
from django.test import RequestFactory
from django.utils import timezone

from pages import remembered
from pages.remembered import Memory
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def request(version=1, **extra):
    made = RequestFactory().get("/", **extra)
    if version is not None:
        made.content_version = version
    return made


@pytest.fixture
def ask():
    """Ask for a value that tells how often it was read."""
    memory, numbers = Memory(), count(1)
    return lambda asked, key="menu": memory.get(asked, key, lambda: next(numbers))


def test_it_is_read_once(ask):
    assert [ask(request()), ask(request()), ask(request())] == [1, 1, 1]


@pytest.mark.parametrize(
    "other",
    [
        lambda ask: ask(request(2)),
        lambda ask: ask(request(), "foot"),
        lambda ask: ask(request(HTTP_HOST="localhost")),
        lambda ask: ask(request(**{"wsgi.url_scheme": "https"})),
    ],
    ids=["another version", "something else", "another host", "another scheme"],
)
def test_it_is_read_anew_for(ask, other):
    assert ask(request()) == 1
    assert other(ask) == 2


def test_nothing_of_an_older_version_comes_back(ask):
    assert [ask(request(1)), ask(request(2)), ask(request(1))] == [1, 2, 3]


def test_who_has_no_version_neither_leaves_nor_finds_anything(ask):
    assert [ask(request(None)), ask(request(None)), ask(request()), ask(request(None))] == [1, 2, 3, 4]


@pytest.mark.parametrize(("minutes", "number"), [(0.5, 1), (1.5, 1), (3, 2), (6, 2)])
def test_it_ends_when_a_page_that_is_public_now_expires(ask, monkeypatch, minutes, number):
    now = timezone.now()
    ArticleFactory(expire_at=now + timedelta(minutes=2))
    assert ask(request()) == 1
    monkeypatch.setattr(remembered.timezone, "now", lambda: now + timedelta(minutes=minutes))
    assert ask(request()) == number


def test_it_does_not_grow_without_end(ask, monkeypatch):
    monkeypatch.setattr(remembered, "MOST_VALUES", 3)
    assert [ask(request(), key) for key in range(5)] == [1, 2, 3, 4, 5]
    assert ask(request(), 4) == 5
    assert ask(request(), 0) == 6
