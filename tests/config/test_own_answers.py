"""Every reader gets the answer to their own query, whatever process gives it."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

import pytest

from tests.services.echoing_search import echoing_search_server, query_of
from tests.site_process import SiteProcess, running_site

QUERIES = 2_000
AT_A_TIME = 16
WORKERS = 2
ESTABLISHED = "01"


class Readers:
    """Readers who ask one after the other on a connection of their own."""

    def __init__(self, site: SiteProcess) -> None:
        self.site = site
        self.numbers = count(1_000)

    def ask(self, queries: int) -> list[tuple[int, int, str]]:
        """Of so many queries the number asked for, the number answered, and who answered."""
        with ThreadPoolExecutor(AT_A_TIME) as readers:
            parts = readers.map(lambda _: self._ask(queries // AT_A_TIME), range(AT_A_TIME))
            return [answered for part in parts for answered in part]

    def _ask(self, queries: int) -> list[tuple[int, int, str]]:
        connection = http.client.HTTPConnection("127.0.0.1", self.site.port, timeout=60)
        answered = []
        for _ in range(queries):
            number = next(self.numbers)
            try:
                connection.request("GET", f"/api/search/?q={query_of(number)}")
                response = connection.getresponse()
                assert response.status == 200
                said = json.load(response)
            except (OSError, http.client.HTTPException):
                # The worker at the other end was killed.
                connection.close()
                continue
            answered.append((number, said["total"], said["backend"]))
        connection.close()
        return answered


def sockets_of(process: int) -> set[str]:
    """The connections, not the ports it listens at, that a process has open, by their inodes."""
    names = (path.readlink() for path in Path(f"/proc/{process}/fd").iterdir() if path.is_symlink())
    own = {match[1] for name in names if (match := re.fullmatch(r"socket:\[(\d+)\]", str(name)))}
    lines = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    return own & {fields[9] for fields in lines if fields[3] == ESTABLISHED}


@pytest.mark.slow
def test_every_query_is_answered_with_its_own_hits(prepared_copy: Callable[[], Path]) -> None:
    arguments = ("--prepare", "--workers", str(WORKERS))
    with echoing_search_server() as url:
        environment = {"ELASTICSEARCH_URL": url, "ELASTICSEARCH_TIMEOUT": "60"}
        with running_site(prepared_copy(), environment, arguments) as site:
            readers = Readers(site)
            answered = readers.ask(QUERIES // 2)
            assert len(answered) > QUERIES // 2 - AT_A_TIME
            workers = site.children("serve")
            assert len(workers) == WORKERS
            assert site.process is not None
            assert sockets_of(site.process.pid) == set(), "whoever is forked inherits no connection"
            shared = set.intersection(*(sockets_of(worker) for worker in workers))
            assert shared == set()

            os.kill(workers[0], signal.SIGKILL)
            answered += readers.ask(QUERIES // 2)
            assert workers[0] not in site.children("serve")

            assert {engine for _, _, engine in answered} == {"elasticsearch"}
            assert [pair for pair in answered if pair[0] != pair[1]] == []
            assert len(answered) > QUERIES - 4 * AT_A_TIME
