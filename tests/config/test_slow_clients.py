"""Slow clients wait for themselves: whoever sends or reads slowly takes nothing from others."""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from django.core.signals import request_finished
from django.db import close_old_connections
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse

from config import receiving, slow_clients
from config.receiving import Receiving, RefusedError
from config.slow_clients import AT_ONCE_BYTES, FORM_BYTES, SlowClients


class Sender:
    """The body of a request whose sender gives a piece only when told to."""

    def __init__(self, *pieces: bytes) -> None:
        self.pieces = list(pieces)
        self.go = threading.Semaphore(len(pieces))

    def read(self, size: int) -> bytes:
        self.go.acquire()
        return self.pieces.pop(0) if self.pieces else b""

    def end(self) -> None:
        self.go.release()


def never() -> None:
    raise AssertionError("nobody is stuck")


@pytest.fixture(autouse=True)
def no_connection_is_looked_at() -> Iterator[None]:
    """As the test client does: another test of this process may have left one, and none is used here."""
    request_finished.disconnect(close_old_connections)
    yield
    request_finished.connect(close_old_connections)


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, "SECONDS_FOR_A_PLACE", 0.0)


def receive(
    source: Any,
    length: int | None = None,
    most: int = 100,
    sender: str = "a",
    within: Receiving | None = None,
) -> bytes:
    return (within or Receiving(2, never)).receive(source, length, most, sender).read()


def refusal_of(*args: Any, **options: Any) -> str:
    with pytest.raises(RefusedError) as caught:
        receive(*args, **options)
    return caught.value.status


def test_a_body_is_taken_in_whole() -> None:
    content = bytes(range(256)) * 10_000
    assert receive(io.BytesIO(content), len(content), len(content)) == content


def test_who_sends_too_slowly_is_turned_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, "SECONDS", -1.0)
    assert refusal_of(io.BytesIO(b"some")) == "408 Request Timeout"
    monkeypatch.setattr(receiving, "BYTES_A_SECOND", 1)
    assert receive(io.BytesIO(b"some")) == b"some", "what arrives gives more time"


@pytest.mark.parametrize("length", [101, None], ids=["said before", "found out"])
def test_a_body_above_the_limit_is_refused(length: int | None) -> None:
    assert refusal_of(io.BytesIO(b"x" * 101), length) == "413 Content Too Large"


def test_a_body_that_was_broken_off_is_not_given_to_the_site() -> None:
    assert refusal_of(io.BytesIO(b"a=1"), 50) == "400 Bad Request"


def disk_full(self: object, chunk: bytes) -> int:
    raise OSError(28, "No space left on device")


def test_a_full_disk_is_no_fault_of_the_sender(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving.SpooledTemporaryFile, "write", disk_full)
    assert refusal_of(io.BytesIO(b"a=1")) == "503 Service Unavailable"


class Slow:
    """Senders from one address who say nothing until they are let go."""

    def __init__(self, within: Receiving, address: str, number: int) -> None:
        self.senders = [Sender() for _ in range(number)]
        self.threads = [
            threading.Thread(target=within.receive, args=(sender, None, 100, address))
            for sender in self.senders
        ]
        for thread in self.threads:
            thread.start()
        until = time.monotonic() + 10
        while sum(body.sender == address for body in within._bodies) < number:
            assert time.monotonic() < until
            time.sleep(0.01)

    def end(self) -> None:
        for sender in self.senders:
            sender.end()
        for thread in self.threads:
            thread.join(10)


def test_one_address_takes_no_more_than_half_of_the_places() -> None:
    within = Receiving(4, never)
    slow = Slow(within, "slow", 2)
    assert refusal_of(io.BytesIO(b"a=1"), sender="slow", within=within) == "503 Service Unavailable"
    assert receive(io.BytesIO(b"a=1"), sender="other", within=within) == b"a=1"
    slow.end()
    assert receive(io.BytesIO(b"a=1"), sender="slow", within=within) == b"a=1", "the places are free again"


def test_a_proxy_sends_for_many() -> None:
    within = Receiving(4, never)
    slow = Slow(within, "", 3)
    assert receive(io.BytesIO(b"a=1"), sender="", within=within) == b"a=1"
    slow.end()


def test_a_place_is_waited_for_a_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, "SECONDS_FOR_A_PLACE", 30.0)
    within = Receiving(1, never)
    slow = Slow(within, "slow", 1)
    timer = threading.Timer(0.2, slow.end)
    timer.start()
    assert receive(io.BytesIO(b"a=1"), within=within) == b"a=1"
    timer.join()


def test_a_process_whose_places_are_taken_for_good_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[bool] = []
    within = Receiving(4, lambda: told.append(True))
    slow = [Slow(within, address, 2) for address in ("one", "two")]
    assert refusal_of(io.BytesIO(b"a=1"), sender="three", within=within) == "503 Service Unavailable"
    assert not told, "they have not been at it for long"
    monkeypatch.setattr(receiving, "SECONDS", -1.0)
    for _ in range(2):
        assert refusal_of(io.BytesIO(b"a=1"), sender="three", within=within) == "503 Service Unavailable"
    assert told == [True], "once"
    for senders in slow:
        senders.end()


class Site:
    """A site that notes what it is asked and gives the answer it was made with."""

    def __init__(self, answer: Callable[[], HttpResponseBase]) -> None:
        self.answer = answer
        self.bodies: list[bytes] = []
        self.statuses: list[str] = []
        self.front = SlowClients(
            self,
            working=2,
            upload_bytes=FORM_BYTES,
            session_cookie="sessionid",
            proxies=["127.0.0.1"],
            stuck=never,
        )

    def __call__(self, environ: dict[str, Any], start_response: Any) -> HttpResponseBase:
        if "wsgi.input" in environ:
            self.bodies.append(environ["wsgi.input"].read())
        response = self.answer()
        start_response(f"{response.status_code} {response.reason_phrase}", list(response.items()))
        return response

    def ask(self, **environ: object) -> Iterable[bytes]:
        return self.front(dict(environ), lambda status, headers: self.statuses.append(status))


def long_answer() -> HttpResponseBase:
    return StreamingHttpResponse(iter([b"x"]))


def test_the_site_reads_a_body_that_is_there() -> None:
    site = Site(lambda: HttpResponse("thanks"))
    assert site.ask(CONTENT_LENGTH="3", **{"wsgi.input": io.BytesIO(b"a=1")}) == [b"thanks"]
    assert site.ask(HTTP_TRANSFER_ENCODING="chunked", **{"wsgi.input": io.BytesIO(b"b=2")}) == [b"thanks"]
    assert (site.bodies, site.statuses) == ([b"a=1", b"b=2"], ["200 OK", "200 OK"])


@pytest.mark.parametrize(
    ("cookie", "status"), [("", "413 Content Too Large"), ("a=1; sessionid=x", "400 Bad Request")]
)
def test_only_who_is_signed_in_may_send_more_than_a_form(cookie: str, status: str) -> None:
    site = Site(lambda: HttpResponse("never"))
    length = str(FORM_BYTES + 1)
    site.ask(CONTENT_LENGTH=length, HTTP_COOKIE=cookie, **{"wsgi.input": io.BytesIO(b"")})
    assert (site.bodies, site.statuses) == ([], [status])


def test_a_short_answer_takes_no_place_while_it_is_sent() -> None:
    closed: list[bool] = []

    def short() -> HttpResponseBase:
        response = StreamingHttpResponse(iter([b"a", b"b"]), headers={"Content-Length": str(AT_ONCE_BYTES)})
        response.close = lambda: closed.append(True)  # type: ignore[method-assign]
        return response

    assert Site(short).ask() == [b"ab"]
    assert closed == [True]


def test_long_answers_have_places_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slow_clients, "SENDING_PLACES", 1)
    site = Site(long_answer)
    first = site.ask()
    site.ask()
    assert site.statuses[-1] == "503 Service Unavailable"
    assert list(first) == [b"x"]
    first.close()
    first.close()
    site.ask()
    assert site.statuses[-1] == "200 OK", "the place was given back, once"


def test_a_page_is_answered_while_long_answers_are_sent() -> None:
    site = Site(long_answer)
    sent = [site.ask() for _ in range(5)]
    site.answer = lambda: HttpResponse("page")
    assert site.ask() == [b"page"], "sending holds none of the two places for work"
    assert len(sent) == 5


def test_few_threads_keep_a_connection_to_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    closed_in: list[str] = []
    monkeypatch.setattr(
        slow_clients.connections, "close_all", lambda: closed_in.append(threading.current_thread().name)
    )
    site = Site(lambda: HttpResponse("page"))
    everybody = threading.Barrier(4)

    def work() -> None:
        site.ask()
        everybody.wait(10)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(closed_in) == 2, "two may keep theirs"
