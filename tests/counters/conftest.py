from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from wagtail.models import Page

from counters import middleware

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
NOON = datetime(2026, 5, 19, 12, 0, tzinfo=VIETNAM)
BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36"


@dataclass
class Clock:
    """The time the middleware reads, moved on by the test."""

    moment: datetime

    def now(self) -> datetime:
        return self.moment.astimezone(UTC)

    def move_on(self, **by: float) -> datetime:
        self.moment += timedelta(**by)
        return self.moment


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock(NOON)
    monkeypatch.setattr(middleware, "timezone", clock)
    return clock


@pytest.fixture
def make_page(db: None) -> Callable[..., Page]:
    numbers: Iterator[int] = iter(range(1, 100_000))

    def make(**fields: object) -> Page:
        number = next(numbers)
        home = Page.objects.filter(depth=2).first()
        page: Page = home.add_child(
            instance=Page(**{"title": f"Trang {number}", "slug": f"t{number}", **fields})
        )
        return page

    return make


@pytest.fixture
def page(make_page: Callable[..., Page]) -> Page:
    return make_page()


@pytest.fixture
def client() -> Client:
    """A reader with a browser, at an address of its own."""
    return reader_at("203.0.113.1")


def reader_at(address: str, agent: str = BROWSER) -> Client:
    return Client(REMOTE_ADDR=address, headers={"user-agent": agent})
