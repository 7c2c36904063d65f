"""One server as it is asked: it has so long for the whole of an answer, and what is none counts as silence.

The client's own limit is one for each piece that arrives, so that an answer that drips in never ends.
"""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from http.client import HTTPResponse
from typing import Any, cast

from elastic_transport import (
    ConnectionTimeout,
    HttpHeaders,
    NodeConfig,
    TransportError,
    Urllib3HttpNode,
)
from elastic_transport._node import NodeApiResponse
from elastic_transport.client_utils import DEFAULT, DefaultType
from urllib3.exceptions import ProtocolError

__all__ = ["TimedNode", "UnusableAnswerError", "answered_within", "read_carefully"]

_until: ContextVar[float | None] = ContextVar("answered_until", default=None)


class UnusableAnswerError(TransportError):
    """Something came back that is no answer to the question."""


@contextmanager
def answered_within(seconds: float) -> Iterator[None]:
    """Everything asked in the block has to be answered in so many seconds together."""
    token = _until.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _until.reset(token)


@contextmanager
def read_carefully() -> Iterator[None]:
    """What cannot be read as an answer in the block raises `UnusableAnswerError`, whatever is wrong."""
    try:
        yield
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        raise UnusableAnswerError(f"The answer has another form: {error!r}", (error,)) from error


class TimedNode(Urllib3HttpNode):
    """A node whose time limit holds for the whole of an answer, and which has to answer as Elasticsearch."""

    def __init__(self, config: NodeConfig) -> None:
        super().__init__(config)
        plain = self.pool.ConnectionCls
        self.pool.ConnectionCls = type("TimedConnection", (_Timed, plain), {})

    def perform_request(
        self,
        method: str,
        target: str,
        body: bytes | None = None,
        headers: HttpHeaders | None = None,
        request_timeout: DefaultType | float | None = DEFAULT,
    ) -> NodeApiResponse:
        ask = partial(super().perform_request, method, target, body, headers)
        try:
            answer = ask(_within(request_timeout))
        except TransportError as error:
            if not _was_hung_up(error):
                raise
            # Servers and what stands before them close connections that were kept, in the moment one is used.
            answer = ask(_within(request_timeout))
        meta = answer.meta
        if meta.status == 200 and method != "HEAD":
            if meta.headers.get("x-elastic-product") != "Elasticsearch":
                raise UnusableAnswerError("Something else than Elasticsearch has answered.")
            if not (meta.mimetype or "").endswith("json"):
                raise UnusableAnswerError(f"The answer is {meta.mimetype or 'of no type'} and not JSON.")
        return answer


class _Timed:
    """A connection that remembers until when an answer has to be there."""

    timeout: float | None
    response_class: Any

    def getresponse(self) -> Any:
        ends = [] if self.timeout is None else [time.monotonic() + self.timeout]
        ends += [] if (until := _until.get()) is None else [until]
        self.response_class = partial(_TimedResponse, until=min(ends)) if ends else HTTPResponse
        return cast("Any", super()).getresponse()


class _TimedResponse(HTTPResponse):
    def __init__(self, sock: Any, *args: Any, until: float, **options: Any) -> None:
        super().__init__(sock, *args, **options)
        self.fp = io.BufferedReader(_TimedReader(self.fp.detach(), sock, until))


class _TimedReader(io.RawIOBase):
    """The bytes of a socket, each piece waited for no longer than what is left of the time."""

    def __init__(self, raw: io.RawIOBase, sock: Any, until: float) -> None:
        self._raw, self._sock, self._until = raw, sock, until

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        left = self._until - time.monotonic()
        if left <= 0:
            raise TimeoutError("The answer was not there in time.")
        self._sock.settimeout(left)
        return cast("int | None", self._raw.readinto(buffer))

    def close(self) -> None:
        self._raw.close()
        super().close()


def _was_hung_up(error: TransportError) -> bool:
    """Whether a connection ended before a byte of the answer; all we ask may be asked twice."""
    causes = [cause for given in error.errors if isinstance(given, ProtocolError) for cause in given.args]
    return any(isinstance(cause, ConnectionResetError | BrokenPipeError) for cause in causes)


def _within(request_timeout: DefaultType | float | None) -> DefaultType | float | None:
    """The time for a request: its own limit, or what is left of the time for all of them."""
    until = _until.get()
    if until is None:
        return request_timeout
    left = until - time.monotonic()
    if left <= 0:
        raise ConnectionTimeout("No time is left for another request.")
    return min(left, request_timeout) if isinstance(request_timeout, int | float) else left
