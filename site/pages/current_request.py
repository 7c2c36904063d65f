"""Who is reading: the request that is being answered, and what is read once for the whole of it."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar, cast

from django.http import HttpRequest, HttpResponseBase

__all__ = ["CurrentRequest", "CurrentRequestMiddleware", "Restriction", "current_request", "remembered"]

T = TypeVar("T")


class Restriction(NamedTuple):
    """The page at `path` and all below it are restricted; `kind` is one of `PageViewRestriction`."""

    pk: int
    path: str
    kind: str


@dataclass(slots=True)
class CurrentRequest:
    """One request. What is None has not been read yet."""

    request: HttpRequest
    restrictions: tuple[Restriction, ...] | None = None
    closed_paths: tuple[str, ...] | None = None
    secret_files: frozenset[int] | None = None
    remembered: dict[object, Any] = field(default_factory=dict)


_current: ContextVar[CurrentRequest | None] = ContextVar("request", default=None)


def current_request() -> CurrentRequest | None:
    """None outside a request: in a command, or while an answer is sent bit by bit."""
    return _current.get()


def remembered(subject: object, make: Callable[[], T]) -> T:
    """What `make` gives, asked once in a request; outside a request each time."""
    current = _current.get()
    if current is None:
        return make()
    if subject not in current.remembered:
        current.remembered[subject] = make()
    return cast("T", current.remembered[subject])


class CurrentRequestMiddleware:
    """Lets what has no request at hand, such as a link in rich text or a queryset, know who is reading."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        token = _current.set(CurrentRequest(request))
        try:
            return self.get_response(request)
        finally:
            _current.reset(token)
