"""Redis as a cache that no page needs: where it is gone, slow or out of its mind, nothing was kept."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.redis import RedisCache, RedisSerializer
from redis.backoff import NoBackoff
from redis.retry import Retry

from config.circuit import Circuit
from config.redis_parsing import BoundedParser, within

__all__ = ["OptionalRedisCache", "circuit_of"]

SECONDS: Final = 0.2
PAUSE: Final = 5.0
# Keys whose new value could not be written; more are forgotten, and live as long as they were meant to.
MOST_MISSED: Final = 10_000
UNREADABLE: Final = object()

Answer = TypeVar("Answer")


class _Serializer(RedisSerializer):
    """Reads what it can: what another version wrote, or nobody, counts as not there."""

    def loads(self, data: Any) -> Any:
        if not isinstance(data, bytes):
            return UNREADABLE
        try:
            return super().loads(data)
        except Exception:  # noqa: BLE001 (unpickling may raise anything)
            return UNREADABLE


class _Missed:
    """Keys that may hold an old value, since a change of theirs could not be written. Shared by threads."""

    def __init__(self) -> None:
        self._keys: set[str] = set()
        self._lock = threading.Lock()

    def add(self, keys: Iterable[str]) -> None:
        with self._lock:
            if len(self._keys) < MOST_MISSED:
                self._keys.update(keys)

    def take(self) -> list[str]:
        if not self._keys:
            return []
        with self._lock:
            keys, self._keys = list(self._keys), set()
        return keys


class _Server:
    """What this process knows of a server."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self.circuit = Circuit(f"Redis at {parts.hostname or parts.path}:{parts.port or ''}", PAUSE)
        self.missed = _Missed()


@cache
def _server_at(address: str) -> _Server:
    return _Server(address)


def circuit_of(address: str) -> Circuit:
    """The one circuit that this process has for a server."""
    return _server_at(address).circuit


class OptionalRedisCache(RedisCache):
    """Django's cache in Redis, of which every operation ends within 0.4 s, and none raises what Redis does.

    A failed read finds nothing; a failed write is undone by removing its key once the server answers again.
    Nothing that has to be true (sessions, locks) may be kept here.
    """

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        options = {
            "parser_class": BoundedParser,
            "protocol": 2,
            "retry": Retry(NoBackoff(), 0),
            "serializer": _Serializer,
            "socket_connect_timeout": SECONDS,
            "socket_timeout": SECONDS,
        }
        super().__init__(server, params | {"OPTIONS": options | params.get("OPTIONS", {})})
        self._circuit = circuit_of(server)
        self._missed = _server_at(server).missed

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        found = self._tried(partial(super().get, key, default, version), default)
        return default if found is UNREADABLE else found

    def get_many(self, keys: Any, version: int | None = None) -> dict[Any, Any]:
        found: Mapping[Any, Any] = self._tried(partial(super().get_many, list(keys), version), {})
        return {key: value for key, value in found.items() if value is not UNREADABLE}

    def has_key(self, key: Any, version: int | None = None) -> bool:
        return bool(self._tried(partial(super().has_key, key, version), fallback=False))

    def add(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return bool(self._tried(partial(super().add, key, value, timeout, version), fallback=False))

    def set(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        self._tried(partial(super().set, key, value, timeout, version), None, [key], version)

    def set_many(self, data: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> list[Any]:
        keys = list(data)
        return self._tried(partial(super().set_many, data, timeout, version), keys, keys, version)

    def touch(self, key: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return bool(self._tried(partial(super().touch, key, timeout, version), fallback=False))

    def delete(self, key: Any, version: int | None = None) -> bool:
        return bool(self._tried(partial(super().delete, key, version), False, [key], version))

    def delete_many(self, keys: Any, version: int | None = None) -> None:
        keys = list(keys)
        self._tried(partial(super().delete_many, keys, version), None, keys, version)

    def incr(self, key: Any, delta: int = 1, version: int | None = None) -> int:
        """Raises `ValueError` where the key is not there, or cannot be reached."""
        counted = self._tried(partial(self._incremented, key, delta, version), None)
        if counted is None:
            raise ValueError(f"Key {key!r} not found")
        return counted

    def clear(self) -> None:
        self._tried(super().clear, None)

    def _incremented(self, key: Any, delta: int, version: int | None) -> int | None:
        try:
            return int(super().incr(key, delta, version))
        except ValueError:
            return None

    def _tried(
        self,
        operation: Callable[[], Answer],
        fallback: Answer,
        changed: Iterable[Any] = (),
        version: int | None = None,
    ) -> Answer:
        """What the operation returns, or `fallback`; `changed` are the keys that then hold an old value."""
        if self._circuit.admits():
            began = time.monotonic()
            try:
                with within(SECONDS):
                    if missed := self._missed.take():
                        self._remove(missed)
                    answer = operation()
            except Exception as error:  # noqa: BLE001 (an answer out of order may bring anything about)
                self._circuit.failed(f"{type(error).__name__}: {error}")
            else:
                self._circuit.answered(time.monotonic() - began)
                return answer
        self._missed.add(self.make_key(key, version) for key in changed)
        return fallback

    def _remove(self, missed: list[str]) -> None:
        try:
            self._cache.delete_many(missed)
        except Exception:
            self._missed.add(missed)
            raise
