"""A server that answers with something else, a part, or too slowly does not answer: the database does."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from background.lanes import Lane
from background.retrying import MOST_ATTEMPTS
from background.working import work_off
from search.engines.elasticsearch import indices
from search.index.tasks import tell_server
from search.results.pause import PAUSE
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db

Respond = Callable[[socket.socket], None]

TIMEOUT = 0.6
SHARDS = {"total": 1, "successful": 1, "skipped": 0, "failed": 0}
FOUND = {"total": {"value": 0, "relation": "eq"}, "hits": []}
GOOD: dict[str, Any] = {"took": 1, "timed_out": False, "_shards": SHARDS, "hits": FOUND}


def raw(
    body: bytes, status: str = "200 OK", kind: str = "application/json", product: str = "Elasticsearch"
) -> bytes:
    head = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {len(body)}"]
    head += [f"X-Elastic-Product: {product}"] if product else []
    return "\r\n".join([*head, "", ""]).encode() + body


def sends(answer: bytes) -> Respond:
    return lambda client: client.sendall(answer)


def says(**changes: Any) -> Respond:
    return sends(raw(json.dumps({**GOOD, **changes}).encode()))


def drips(answer: bytes, at_once: int = 0) -> Respond:
    """A byte every tenth of a second: no single wait is long, the whole takes half a minute."""

    def drip(client: socket.socket) -> None:
        client.sendall(answer[:at_once])
        for place in range(at_once, min(len(answer), at_once + 300)):
            client.sendall(answer[place : place + 1])
            time.sleep(0.1)

    return drip


def cut_off(client: socket.socket) -> None:
    client.sendall(raw(json.dumps(GOOD).encode())[:-20])


def reset(client: socket.socket) -> None:
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")


HTML = b"<html><body>Welcome to nginx!</body></html>"
LONG = raw(json.dumps({**GOOD, "took": "x" * 400}).encode())
HEAD_END = LONG.index(b"\r\n\r\n") + 4

NONSENSE: dict[str, Respond] = {
    "html": sends(raw(HTML, kind="text/html", product="")),
    "html of a proxy that keeps the header": sends(raw(HTML, kind="text/html")),
    "html said to be json": sends(raw(HTML)),
    "another product": sends(raw(json.dumps(GOOD).encode(), product="OpenSearch")),
    "no product": sends(raw(json.dumps(GOOD).encode(), product="")),
    "no type": sends(raw(json.dumps(GOOD).encode()).replace(b"Content-Type: application/json\r\n", b"")),
    "no content": sends(b"HTTP/1.1 204 No Content\r\nX-Elastic-Product: Elasticsearch\r\n\r\n"),
    "empty": sends(raw(b"")),
    "json cut off": sends(raw(json.dumps(GOOD).encode()[:-20])),
    "connection cut off": cut_off,
    "connection reset": reset,
    "no http": sends(b"SSH-2.0-OpenSSH_9.2\r\n"),
    "null": sends(raw(b"null")),
    "list": sends(raw(b"[1, 2]")),
    "number": sends(raw(b"42")),
    "text": sends(raw(b'"hits"')),
    "deep json": sends(raw(b"[" * 100_000)),
    "bytes that are no text": sends(raw(b'{"timed_out": "\xff\xfe"}')),
    "empty object": sends(raw(b"{}")),
    "timed out": says(timed_out=True),
    "a shard failed": says(_shards={**SHARDS, "failed": 1}),
    "shards of another form": says(_shards=[0]),
    "hits of another form": says(hits=[]),
    "total of another form": says(hits={"total": "many", "hits": []}),
    "hits without id": says(hits={**FOUND, "hits": [{"_score": 1.0}]}),
    "an id that is none": says(hits={**FOUND, "hits": [{"_id": "abc", "_score": 1.0}]}),
    "an id too large": says(hits={**FOUND, "hits": [{"_id": "9" * 30, "_score": 1.0}]}),
    "a score that is none": says(
        hits={"total": {"value": 1}, "hits": [{"_id": "x", "_score": float("nan")}]}
    ),
    "redirected": sends(raw(b"", "302 Found").replace(b"\r\n\r\n", b"\r\nLocation: http://127.0.0.1:1/\r\n\r\n")),
    "refused": sends(raw(b'{"error": "no"}', "403 Forbidden")),
    "no index": sends(raw(b'{"error": {"type": "index_not_found_exception"}}', "404 Not Found")),
    "too many": sends(raw(b'{"error": "busy"}', "429 Too Many Requests")),
    "failed": sends(raw(b"oops", "500 Internal Server Error", "text/plain")),
    "no gateway": sends(raw(HTML, "502 Bad Gateway", "text/html", "")),
    "not ready": sends(raw(b"{}", "503 Service Unavailable")),
    "drips from the start": drips(LONG),
    "drips from the head": drips(LONG, HEAD_END - 8),
    "drips from the body": drips(LONG, HEAD_END),
    "drips at its end": drips(LONG, len(LONG) - 60),
    "silent": lambda _client: time.sleep(3),
}  # fmt: skip
COUNTS: dict[str, Any] = {
    "no buckets": {"kinds": {"buckets": 3}},
    "a count that is none": {"kinds": {"buckets": [{"key": "article", "doc_count": "many"}]}},
    "a key that is none": {"narrowed": {"doc_count": 1, "values": {"buckets": [{"key": 7, "doc_count": 1}]}}},
    "a list": [1],
}


@contextmanager
def server(respond: Respond) -> Iterator[str]:
    """A server that takes each request and answers in this way, then hangs up; gives its address."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(20)

        def serve(client: socket.socket) -> None:
            with client:
                try:
                    read_request(client)
                    respond(client)
                except OSError:
                    return

        def accept() -> None:
            while True:
                try:
                    client, _ = listener.accept()
                except OSError:
                    return
                threading.Thread(target=serve, args=[client], daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        listener.shutdown(socket.SHUT_RDWR)


def read_request(client: socket.socket) -> None:
    head = b""
    while b"\r\n\r\n" not in head:
        if not (more := client.recv(65536)):
            raise OSError
        head += more
    length = next(
        (int(line[16:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length: ")), 0
    )
    left = length - len(head.partition(b"\r\n\r\n")[2])
    while left > 0:
        left -= len(client.recv(left))


@pytest.fixture
def asked(settings, client: Client) -> Iterator[Callable[[Respond, str], Any]]:
    """What an address of the site says while its search server answers in some way, and how soon."""
    settings.ELASTICSEARCH_TIMEOUT = TIMEOUT
    settings.ELASTICSEARCH_PAUSE = 60
    ArticleFactory(title="Tin lúc máy chủ nói nhảm")

    def ask(respond: Respond, address: str) -> Any:
        PAUSE.end()
        with server(respond) as url:
            settings.ELASTICSEARCH_URL = url
            started = time.monotonic()
            response = client.get(address, {"q": "máy chủ nói nhảm", "facets": "1"})
            assert time.monotonic() - started < TIMEOUT + 1.0
        return response

    yield ask
    PAUSE.end()


@pytest.mark.parametrize("respond", NONSENSE.values(), ids=NONSENSE.keys())
def test_the_database_answers_in_place_of_nonsense(asked, respond: Respond) -> None:
    found = asked(respond, "/api/search/").json()
    assert (found["backend"] != "elasticsearch", found["total"]) == (True, 1)
    assert [hit["title"] for hit in found["results"]] == ["Tin lúc máy chủ nói nhảm"]
    assert PAUSE.is_on


@pytest.mark.parametrize("counts", COUNTS.values(), ids=COUNTS.keys())
def test_counts_that_are_none_make_an_answer_nonsense(asked, counts: Any) -> None:
    found = asked(says(aggregations=counts), "/api/search/").json()
    assert (found["total"], found["facets"]["kind"][0]["total"]) == (1, 1)


@pytest.mark.parametrize(
    "name", ["html", "html of a proxy that keeps the header", "timed out", "drips from the body"]
)
def test_suggestions_and_the_page_of_results_come_from_the_database_too(asked, name: str) -> None:
    assert len(asked(NONSENSE[name], "/api/suggest/").json()["suggestions"]) == 1
    assert asked(NONSENSE[name], "/tim-kiem/").context["found"].is_fallback


@pytest.mark.parametrize(
    "name", ["html said to be json", "a shard failed", "an id that is none", "list", "empty object"]
)
def test_nonsense_is_no_suggestion(asked, name: str) -> None:
    assert len(asked(NONSENSE[name], "/api/suggest/").json()["suggestions"]) == 1


def test_a_whole_answer_is_taken(asked) -> None:
    found = asked(says(), "/api/search/").json()
    assert (found["backend"], found["total"]) == ("elasticsearch", 0)
    assert not PAUSE.is_on


def test_a_kept_connection_that_was_closed_is_no_outage(asked) -> None:
    """Each answer promises to keep the connection, and the server closes it a moment later."""

    def close_late(client: socket.socket) -> None:
        says()(client)
        read_request(client)

    found = asked(close_late, "/api/search/").json()
    assert (found["backend"], PAUSE.is_on) == ("elasticsearch", False)


def test_all_requests_of_a_search_share_the_time(asked) -> None:
    """A search that asks twice, each time answered only just in time, is not waited for twice."""

    def slowly(client: socket.socket) -> None:
        time.sleep(TIMEOUT * 0.7)
        says()(client)

    started = time.monotonic()
    assert asked(slowly, "/api/search/").json()["backend"] != "elasticsearch"
    assert time.monotonic() - started < TIMEOUT * 1.4 + 0.5


@pytest.mark.parametrize("name", ["html", "empty object", "list", "a shard failed"])
def test_the_process_that_applies_changes_outlives_nonsense(db: None, settings, name: str) -> None:
    with server(NONSENSE[name]) as url:
        settings.ELASTICSEARCH_URL = url
        tell_server.enqueue()
        for _attempt in range(MOST_ATTEMPTS + 1):
            DBTaskResult.objects.update(run_after=timezone.now())
            work_off(Lane.SEARCH)
    row = DBTaskResult.objects.get(queue_name=Lane.SEARCH)
    assert row.status != TaskResultStatus.FAILED, "it is tried again, however often that was"
    assert row.run_after - timezone.now() < timedelta(seconds=2)
    assert indices.alias()
