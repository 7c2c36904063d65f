"""What the middleware asks for, and when an answer begins to be old."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from page_cache.middleware import PageCacheMiddleware

pytestmark = pytest.mark.django_db


class Site:
    """Answers each request anew, and lets some time pass while it does."""

    def __init__(self, clock: list[datetime], seconds: int = 0) -> None:
        self.clock, self.passing, self.asked = clock, timedelta(seconds=seconds), 0

    def __call__(self, request: HttpRequest) -> HttpResponse:
        self.asked += 1
        self.clock[0] += self.passing
        return HttpResponse("a page")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    moment = [timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)]
    monkeypatch.setattr(timezone, "now", lambda: moment[0])
    return moment


@pytest.fixture
def kept_by(rf, monkeypatch: pytest.MonkeyPatch) -> Callable[[Site], None]:
    # It is set by the handler, which is not there.
    monkeypatch.setattr(HttpRequest, "user", None, raising=False)

    def ask(site: Site) -> None:
        middleware = PageCacheMiddleware(site)
        for _ in range(3):
            middleware(rf.get("/"))

    return ask


def test_a_page_is_made_once(clock, kept_by):
    site = Site(clock, seconds=2)
    kept_by(site)
    assert site.asked == 1


def test_a_page_that_was_begun_before_midnight_is_old_after_it(clock, kept_by):
    clock[0] = clock[0].replace(hour=23, minute=59, second=59)
    site = Site(clock, seconds=2)
    kept_by(site)
    assert site.asked == 2, "the first is of yesterday, the second of today"


@pytest.mark.parametrize(
    "address",
    ["/static/css/base.css", "/media/images/a/b.webp", "/api/suggest/", "/thong-ke/"],
)
def test_what_is_never_kept_costs_nothing(rf, clock, django_assert_num_queries, address):
    site = Site(clock)
    with django_assert_num_queries(0):
        for _ in range(2):
            PageCacheMiddleware(site)(rf.get(address))
    assert site.asked == 2
