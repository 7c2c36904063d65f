"""What a process keeps, asked for by several threads at once."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime, timedelta

import pytest

from counters.filling_in import OpenContent
from page_cache import store
from page_cache.store import Kept, Store

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
KEY = ("http", "localhost", "/")


def kept(content: bytes = b"page", minutes: int = 5) -> Kept:
    return Kept(OpenContent((content,), ()), (), "", {}, NOON + timedelta(minutes=minutes))


@pytest.fixture
def pages() -> Store:
    made = Store()
    assert made.is_new(1)
    return made


def test_what_is_kept_is_given_until_its_time(pages: Store) -> None:
    pages.put(KEY, 1, kept(), 100)
    assert pages.get(KEY, 1, NOON) == kept()
    assert pages.get(KEY, 1, NOON + timedelta(minutes=5)) is None


def test_a_new_version_takes_all_that_was_kept(pages: Store) -> None:
    pages.put(KEY, 1, kept(), 100)
    assert not pages.is_new(1)
    assert pages.is_new(2)
    assert (len(pages), pages.size) == (0, 0)
    # Whoever began before the change comes too late.
    pages.put(KEY, 1, kept(), 100)
    assert pages.get(KEY, 1, NOON) is None
    assert pages.get(KEY, 2, NOON) is None


def test_the_longest_unasked_goes_first(pages: Store) -> None:
    one, two, three = (("http", "localhost", f"/{n}/") for n in range(3))
    pages.put(one, 1, kept(b"x" * 40), 100)
    pages.put(two, 1, kept(b"x" * 40), 100)
    pages.get(one, 1, NOON)
    pages.put(three, 1, kept(b"x" * 40), 100)
    assert pages.addresses() == [one, three]
    assert pages.size == 80
    pages.put(three, 1, kept(b"x" * 10), 100)
    assert pages.size == 50
    pages.put(two, 1, kept(b"x" * 101), 100)
    assert pages.addresses() == [one, three]


def ask_at_once(pages: Store, made: list[int], seconds: float, *, keep: bool = True) -> None:
    def ask() -> None:
        with pages.made_by_one(KEY):
            if pages.get(KEY, 1, NOON):
                return
            made.append(1)
            time.sleep(seconds)
            if keep:
                pages.put(KEY, 1, kept(), 100)

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_of_many_that_ask_at_once_one_makes_the_page(pages: Store) -> None:
    made: list[int] = []
    ask_at_once(pages, made, 0.2)
    assert len(made) == 1


def test_nobody_waits_for_ever(pages: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "SECONDS_OF_WAITING", 0.05)
    made: list[int] = []
    started = time.monotonic()
    ask_at_once(pages, made, 0.3)
    assert len(made) == 8
    assert time.monotonic() - started < 2


def test_who_makes_a_page_that_fails_leaves_it_to_the_next(pages: Store) -> None:
    with pytest.raises(RuntimeError), pages.made_by_one(KEY):
        raise RuntimeError
    made: list[int] = []
    ask_at_once(pages, made, 0.01, keep=False)
    assert len(made) == 8
