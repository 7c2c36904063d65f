"""The site behind a server whose threads wait for clients: slow ones must not take it from all others."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import IO, Any, Final

from django.db import connections
from django.http import HttpResponseBase

from config.receiving import Receiving, RefusedError

__all__ = ["PLACES_FOR_CLIENTS", "SlowClients"]

# Threads of the server besides those that work: each waits for one client.
RECEIVING_PLACES: Final = 16
SENDING_PLACES: Final = 32
# As many bodies as are taken in may wait for that.
PLACES_FOR_CLIENTS: Final = 2 * RECEIVING_PLACES + SENDING_PLACES
# What is not longer is handed to the server at once, and takes no thread while it is sent.
AT_ONCE_BYTES: Final = 256 * 1024
# Room for the other fields of a form beside its file.
FORM_BYTES: Final = 10 * 1024 * 1024

Environment = dict[str, Any]
StartResponse = Callable[[str, list[tuple[str, str]]], Any]
Application = Callable[[Environment, StartResponse], HttpResponseBase]


class SlowClients:
    """A WSGI application around the site, with three kinds of places in one process.

    `working` requests are answered at a time; more wait for their turn. Beside them bodies are taken in
    (`config.receiving`) and long answers are sent, each in places of its own. Bodies of more than
    `upload_bytes` are refused, and of more than a form has where the sender is not signed in. `stuck` is
    called when senders have taken all places for good. From `proxies` come the bodies of many.
    """

    def __init__(
        self,
        application: Application,
        *,
        working: int,
        upload_bytes: int,
        session_cookie: str,
        proxies: Collection[str],
        stuck: Callable[[], None],
    ) -> None:
        self._application = application
        self._working = threading.BoundedSemaphore(working)
        self._connected = threading.BoundedSemaphore(working)
        self._thread = threading.local()
        self._receiving = Receiving(RECEIVING_PLACES, stuck)
        self._sending = threading.BoundedSemaphore(SENDING_PLACES)
        self._upload_bytes = upload_bytes + FORM_BYTES
        self._proxies = frozenset(proxies)
        self._cookie = f"{session_cookie}="

    def __call__(self, environ: Environment, start_response: StartResponse) -> Iterable[bytes]:
        if not _has_body(environ):
            return self._answer(environ, start_response)
        try:
            body = self._receive(environ)
        except RefusedError as refused:
            return _refuse(refused.status, start_response)
        with body:
            return self._answer(environ, start_response)

    def _receive(self, environ: Environment) -> IO[bytes]:
        length = environ.get("CONTENT_LENGTH", "")
        most = self._upload_bytes if self._cookie in environ.get("HTTP_COOKIE", "") else FORM_BYTES
        known = int(length) if length.isdecimal() else None
        sender = environ.get("REMOTE_ADDR", "")
        sender = "" if sender in self._proxies else sender
        body = self._receiving.receive(environ["wsgi.input"], known, most, sender)
        body.seek(0, 2)
        environ |= {"wsgi.input": body, "CONTENT_LENGTH": str(body.tell())}
        body.seek(0)
        return body

    def _answer(self, environ: Environment, start_response: StartResponse) -> Iterable[bytes]:
        with self._working:
            response = self._application(environ, start_response)
            if not response.streaming or _is_short(response):
                try:
                    return [b"".join(response)]
                finally:
                    response.close()
                    self._keep_few_connections()
        if not self._sending.acquire(blocking=False):
            response.close()
            return _refuse("503 Service Unavailable", start_response)
        return _Sent(response, self._end_sending)

    def _end_sending(self) -> None:
        self._sending.release()
        self._keep_few_connections()

    def _keep_few_connections(self) -> None:
        """Close what this thread has open in databases, unless it is one of the first `working` threads.

        A thread that ends gives its right back.
        """
        if not hasattr(self._thread, "connected"):
            self._thread.connected = _Right(self._connected)
        if not self._thread.connected.is_held:
            connections.close_all()


class _Right:
    """One of the connections to a database that a process keeps, held until the thread is gone."""

    def __init__(self, rights: threading.BoundedSemaphore) -> None:
        self._rights = rights
        self.is_held = rights.acquire(blocking=False)

    def __del__(self) -> None:
        if self.is_held:
            self._rights.release()


class _Sent:
    """A long answer on its way. `ended` is called once, when it is closed, sent or not."""

    def __init__(self, response: HttpResponseBase, ended: Callable[[], None]) -> None:
        self._response = response
        self._ended = ended
        self._is_closed = False

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._response)

    def close(self) -> None:
        if not self._is_closed:
            self._is_closed = True
            try:
                self._response.close()
            finally:
                self._ended()


def _has_body(environ: Environment) -> bool:
    return environ.get("CONTENT_LENGTH", "0") not in {"", "0"} or "HTTP_TRANSFER_ENCODING" in environ


def _is_short(response: HttpResponseBase) -> bool:
    length = response.get("Content-Length", "")
    return length.isdecimal() and int(length) <= AT_ONCE_BYTES


def _refuse(status: str, start_response: StartResponse) -> Iterable[bytes]:
    """Answer in a few words: whoever gets this is seldom a reader."""
    headers = [("Content-Type", "text/plain; charset=utf-8"), ("Connection", "close"), ("Retry-After", "2")]
    start_response(status, headers)
    return [f"{status}\n".encode()]
