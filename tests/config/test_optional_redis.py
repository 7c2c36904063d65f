"""A cache in Redis that no page needs: nothing it does raises, or takes long."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import redis

from config.circuit import SLOW_ANSWERS, SLOW_SECONDS, Circuit
from config.optional_redis import OptionalRedisCache, circuit_of
from tests.services.unwell import Illness, unwell_server

MOST_SECONDS = 0.7
OPERATIONS: dict[str, tuple[Callable[[OptionalRedisCache], Any], Any]] = {
    "get": (lambda cache: cache.get("key", "default"), "default"),
    "get_many": (lambda cache: cache.get_many(["a", "b"]), {}),
    "get_or_set": (lambda cache: cache.get_or_set("key", "made"), "made"),
    "has_key": (lambda cache: "key" in cache, False),
    "add": (lambda cache: cache.add("key", 1), False),
    "set": (lambda cache: cache.set("key", 1), None),
    "set_many": (lambda cache: cache.set_many({"a": 1, "b": 2}), ["a", "b"]),
    "touch": (lambda cache: cache.touch("key"), False),
    "delete": (lambda cache: cache.delete("key"), False),
    "delete_many": (lambda cache: cache.delete_many(["a", "b"]), None),
    "clear": (lambda cache: cache.clear(), None),
}


def cache_at(port: int) -> OptionalRedisCache:
    return OptionalRedisCache(f"redis://127.0.0.1:{port}/0", {})


@pytest.mark.parametrize("illness", Illness)
@pytest.mark.parametrize("name", OPERATIONS)
def test_an_operation_finds_nothing_where_the_server_is_not_well(illness: Illness, name: str) -> None:
    operation, expected = OPERATIONS[name]
    with unwell_server(illness) as port:
        began = time.monotonic()
        assert operation(cache_at(port)) == expected
        assert time.monotonic() - began < MOST_SECONDS


@pytest.mark.parametrize("illness", Illness)
def test_a_counter_that_cannot_be_reached_is_not_there(illness: Illness) -> None:
    with unwell_server(illness) as port, pytest.raises(ValueError, match="not found"):
        cache_at(port).incr("key")


@pytest.mark.parametrize("illness", Illness)
def test_a_page_of_fifty_questions_waits_once(illness: Illness) -> None:
    with unwell_server(illness) as port:
        began = time.monotonic()
        for number in range(50):
            cache_at(port).get(f"key-{number}")
        assert time.monotonic() - began < MOST_SECONDS


@pytest.fixture
def cache(redis_url: str) -> Iterator[OptionalRedisCache]:
    """A cache in the real Redis, with keys of its own."""
    own = OptionalRedisCache(redis_url, {"KEY_PREFIX": f"test-{time.monotonic_ns()}"})
    yield own
    own.delete_many(["key", "a", "b"])


def test_what_is_kept_is_found_and_counted(cache: OptionalRedisCache) -> None:
    cache.set_many({"a": 1, "b": {"text": "ngày"}})
    assert cache.get_many(["a", "b", "key"]) == {"a": 1, "b": {"text": "ngày"}}
    assert cache.incr("a") == 2
    assert cache.add("key", "first")
    assert not cache.add("key", "second")
    assert cache.get("key") == "first"
    with pytest.raises(ValueError, match="not found"):
        cache.incr("nothing")
    assert cache.get("a") == 2, "a counter that is not there is no failure of the server"


@pytest.mark.parametrize("content", [b"", b"\x80\x05not a pickle", b"\x80\x05\x8c\x02no\x8c\x04such\x93."])
def test_what_cannot_be_read_counts_as_not_there(
    content: bytes, cache: OptionalRedisCache, redis_url: str
) -> None:
    with redis.Redis.from_url(redis_url) as client:
        client.set(cache.make_key("key"), content, ex=60)
    cache.set("a", 1)
    assert cache.get("key", "default") == "default"
    assert cache.get_many(["key", "a"]) == {"a": 1}


class Gate:
    """Stands before Redis; while it is shut, nobody gets through."""

    def __init__(self, cache: OptionalRedisCache) -> None:
        self.pool = cache._cache._get_connection_pool(write=True)
        self.port = self.pool.connection_kwargs["port"]

    def lead_to(self, port: int) -> None:
        self.pool.connection_kwargs["port"] = port
        self.pool.reset()


def test_a_change_that_was_missed_leaves_no_old_value(
    cache: OptionalRedisCache, redis_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(cache)
    circuit = Circuit("Redis", pause=60)
    monkeypatch.setattr(cache, "_circuit", circuit)
    for key in ("key", "a", "b"):
        cache.set(key, "old")
    with unwell_server(Illness.ABSENT) as nobody:
        gate.lead_to(nobody)
        cache.set("key", "new")
        cache.delete("a")
    gate.lead_to(gate.port)
    assert cache.get("b") is None, "the server is left alone for a while"
    circuit._try_at = 0.0
    assert (cache.get("key"), cache.get("a"), cache.get("b")) == (None, None, "old")


def test_an_open_circuit_lets_one_caller_try() -> None:
    circuit = Circuit("thing", pause=60)
    assert circuit.admits()
    circuit.failed("gone")
    assert not circuit.admits()
    circuit._try_at = 0.0
    assert [circuit.admits() for _ in range(3)] == [True, False, False]
    circuit.answered(0.0)
    assert circuit.admits()


def test_answers_that_are_always_late_are_done_without() -> None:
    circuit = Circuit("thing", pause=60)
    for _ in range(SLOW_ANSWERS - 1):
        circuit.answered(SLOW_SECONDS)
    circuit.answered(0.0)
    for _ in range(SLOW_ANSWERS - 1):
        circuit.answered(SLOW_SECONDS)
    assert circuit.admits(), "a late answer now and then is none of its habits"
    circuit.answered(SLOW_SECONDS)
    assert not circuit.admits()


def test_threads_and_caches_share_what_is_known_of_a_server(redis_url: str) -> None:
    assert circuit_of(redis_url) is OptionalRedisCache(redis_url, {})._circuit
