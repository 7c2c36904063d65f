"""What an answer means, asked of a real server."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import pytest

from links import asking
from links.addresses import NotPublicError, Place
from links.enums import LinkResult


class Handler(BaseHTTPRequestHandler):
    def do_HEAD(self):
        code, _, rest = self.path.strip("/").partition("/")
        if code == "head":
            code = "405" if self.command == "HEAD" else "200"
        self.send_response(int(code))
        if rest:
            self.send_header("Location", f"/{rest}" if rest != "inside" else "http://192.168.0.1/")
        self.end_headers()

    do_GET = do_HEAD  # noqa: N815 (the library calls it so)

    def log_message(self, *args):
        pass


@pytest.fixture(scope="module")
def port():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()


@pytest.fixture(autouse=True)
def example_is_here(monkeypatch, port):
    def place_of(url):
        parts = urlsplit(url)
        if parts.hostname != "example.org":
            raise NotPublicError(url)
        return Place("http", "example.org", port, "127.0.0.1", parts.path)

    monkeypatch.setattr(asking, "place_of", place_of)


@pytest.mark.parametrize(
    ("path", "result", "code"),
    [
        ("200", LinkResult.WORKS, 200),
        ("404", LinkResult.NOT_FOUND, 404),
        ("410", LinkResult.NOT_FOUND, 410),
        ("403", LinkResult.REFUSED, 403),
        ("500", LinkResult.NO_ANSWER, 500),
        ("head", LinkResult.WORKS, 200),
        ("301/302/200", LinkResult.WORKS, 200),
        ("301/404", LinkResult.NOT_FOUND, 404),
        ("302/" * 7 + "200", LinkResult.NO_ANSWER, 302),
        ("302/inside", LinkResult.NOT_PUBLIC, 302),
        ("200/a%20b", LinkResult.WORKS, 200),
    ],
)
def test_an_answer_is_told(path, result, code):
    assert asking.ask(f"http://example.org/{path}") == asking.Answer(result, code)


def test_a_name_nobody_knows_is_no_answer(monkeypatch):
    def unknown(url):
        raise OSError("unknown")

    monkeypatch.setattr(asking, "place_of", unknown)
    assert asking.ask("http://example.org/").result == LinkResult.NO_ANSWER
