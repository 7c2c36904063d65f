"""Readers who ask over HTTP: so many at a time, each request another reader."""

from __future__ import annotations

import itertools
import re
import selectors
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

__all__ = ["Answers", "Readers"]

CLOSED: Final = re.compile(rb"\r\nconnection: close", re.IGNORECASE)
LENGTH: Final = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
STATEMENTS: Final = re.compile(rb"\r\nx-statements: *(\d+)", re.IGNORECASE)
HEAD: Final = (
    "GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\nAccept: text/html\r\n"
    "Accept-Language: vi,en;q=0.8\r\nX-Forwarded-For: {address}\r\nUser-Agent: {agent}\r\n{more}\r\n"
)
AGENT: Final = (
    "Mozilla/5.0 (Linux; Android {system}; SM-A{model}) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Chrome/{version}.0.0.0 Mobile Safari/537.36"
)
# So many different names of browsers; the address is another at every request.
AGENTS: Final = 400


@dataclass(slots=True)
class Answers:
    """What came of one kind of request: seconds of each, the bytes and statements of the last."""

    took: list[float] = field(default_factory=list)
    wall: float = 0.0
    size: int = 0
    statements: int = 0

    @property
    def count(self) -> int:
        return len(self.took)


@dataclass(slots=True)
class _Connection:
    socket: socket.socket
    sent_at: float = 0.0
    received: bytearray = field(default_factory=bytearray)


class Readers:
    """All readers of one run: no two have the same address."""

    def __init__(self, first: int = 0) -> None:
        self._numbers = itertools.count(first)

    def ask(self, port: int, paths: list[str], count: int, at_once: int, more: str = "") -> Answers:
        """Ask `count` times, the paths in turn, on `at_once` connections. Raises OSError for a refusal."""
        answers, turns = Answers(), self._requests(paths, count, more)
        with selectors.DefaultSelector() as selector:
            started = time.perf_counter()
            for _ in range(min(at_once, count)):
                _send(_opened(port, selector), next(turns))
            while selector.get_map():
                for key, _event in selector.select():
                    _go_on(key.data, answers, turns, selector)
            answers.wall = time.perf_counter() - started
        return answers

    def _requests(self, paths: list[str], count: int, more: str) -> Iterator[bytes]:
        for path in itertools.islice(itertools.cycle(paths), count):
            number = next(self._numbers)
            address = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
            kind = number % AGENTS
            agent = AGENT.format(system=9 + kind % 7, model=100 + kind, version=110 + kind % 31)
            yield HEAD.format(path=path, address=address, agent=agent, more=more).encode()


def _opened(port: int, selector: selectors.BaseSelector) -> _Connection:
    connection = _Connection(socket.create_connection(("127.0.0.1", port)))
    connection.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    selector.register(connection.socket, selectors.EVENT_READ, connection)
    return connection


def _send(connection: _Connection, request: bytes) -> None:
    connection.received.clear()
    connection.sent_at = time.perf_counter()
    connection.socket.sendall(request)


def _go_on(
    connection: _Connection, answers: Answers, turns: Iterator[bytes], selector: selectors.BaseSelector
) -> None:
    received = connection.socket.recv(262_144)
    connection.received += received
    if not received:
        raise OSError(f"The server closed the connection: {bytes(connection.received[:200])!r}")
    if not _is_whole(connection.received):
        return
    answers.took.append(time.perf_counter() - connection.sent_at)
    head = bytes(connection.received).partition(b"\r\n\r\n")[0]
    if b" 200 " not in head[:20]:
        raise OSError(f"Not answered: {head[:300]!r}")
    answers.size = len(connection.received) - len(head) - 4
    if statements := STATEMENTS.search(head):
        answers.statements = int(statements[1])
    request = next(turns, None)
    # nginx ends a connection after a thousand requests.
    is_over = request is None or CLOSED.search(head) is not None
    port = connection.socket.getpeername()[1]
    if is_over:
        selector.unregister(connection.socket)
        connection.socket.close()
    if request is not None:
        _send(_opened(port, selector) if is_over else connection, request)


def _is_whole(received: bytearray) -> bool:
    head_end = received.find(b"\r\n\r\n")
    if head_end < 0:
        return False
    length = LENGTH.search(received, 0, head_end)
    if length is None:
        return received.endswith(b"0\r\n\r\n")
    return len(received) >= head_end + 4 + int(length[1])
