"""A search server in this process that gives each query back: as many hits as the number in the query."""

from __future__ import annotations

import json
import random
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

__all__ = ["echoing_search_server", "query_of"]

LETTERS = "abcdefghik"
WORD = re.compile(rf"zx([{LETTERS}]+)xz")
SLOWEST_SECONDS = 0.02


def query_of(number: int) -> str:
    """A word that stands for a number."""
    return "zx" + "".join(LETTERS[int(digit)] for digit in str(number)) + "xz"


@contextmanager
def echoing_search_server() -> Iterator[str]:
    """The address of a server that answers slowly, each request at another pace."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Echo) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class _Echo(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        content = json.dumps(self.said_to(body.decode())).encode()
        self.send_response(200)
        self.send_header("X-Elastic-Product", "Elasticsearch")
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = answer  # noqa: N815

    def said_to(self, body: str) -> dict[str, Any]:
        if "/_alias/" in self.path or "/_alias?" in self.path:
            return {"pages-1": {"aliases": {"congdoan-pages": {}}}}
        if "/_search" not in self.path:
            return {"acknowledged": True, "count": 0, "status": "green", "errors": False, "items": []}
        time.sleep(random.uniform(0, SLOWEST_SECONDS))
        word = WORD.search(body)
        number = int("".join(str(LETTERS.index(letter)) for letter in word[1])) if word else 0
        return {
            "timed_out": False,
            "_shards": {"total": 1, "successful": 1, "skipped": 0, "failed": 0},
            "hits": {"total": {"value": number, "relation": "eq"}, "hits": []},
            "aggregations": {"kinds": {"buckets": [{"key": "document", "doc_count": number}]}},
        }

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Quiet."""
