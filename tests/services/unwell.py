"""Servers that are not well, in this process: they freeze, drip, talk nonsense, or are not there at all."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum

from tests.services.service import free_port

__all__ = ["Illness", "unwell_server"]

SECONDS_BETWEEN_BYTES = 0.05
NONSENSE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 15\r\n\r\n<html>hi</html>"
DRIPPED = (
    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n" + b" " * 100_000
)


class Illness(StrEnum):
    ABSENT = "absent"
    """Nothing listens."""
    FROZEN = "frozen"
    """Connections are taken, and nothing is ever said."""
    DRIPPING = "dripping"
    """An answer comes byte after byte and has no end."""
    NONSENSE = "nonsense"
    """Answers come at once and are of another kind."""


@contextmanager
def unwell_server(illness: Illness) -> Iterator[int]:
    """The port of a server with this illness."""
    if illness is Illness.ABSENT:
        yield free_port()
        return
    ended = threading.Event()
    with socket.create_server(("127.0.0.1", 0), backlog=128) as listener:
        listener.settimeout(0.1)
        threading.Thread(target=_accept, args=(listener, BEHAVIOURS[illness], ended), daemon=True).start()
        yield listener.getsockname()[1]
        ended.set()


Behaviour = Callable[[socket.socket, threading.Event], None]


def _accept(listener: socket.socket, behaviour: Behaviour, ended: threading.Event) -> None:
    while not ended.is_set():
        try:
            connection, _ = listener.accept()
        except TimeoutError:
            continue
        except OSError:
            return
        threading.Thread(target=_behave, args=(connection, behaviour, ended), daemon=True).start()


def _behave(connection: socket.socket, behaviour: Behaviour, ended: threading.Event) -> None:
    with connection, suppress(OSError):
        behaviour(connection, ended)


def _freeze(connection: socket.socket, ended: threading.Event) -> None:
    ended.wait()


def _drip(connection: socket.socket, ended: threading.Event) -> None:
    connection.recv(1)
    for position in range(len(DRIPPED)):
        connection.sendall(DRIPPED[position : position + 1])
        if ended.wait(SECONDS_BETWEEN_BYTES):
            return


def _babble(connection: socket.socket, ended: threading.Event) -> None:
    while not ended.is_set() and connection.recv(65536):
        connection.sendall(NONSENSE)


BEHAVIOURS: dict[Illness, Behaviour] = {
    Illness.FROZEN: _freeze,
    Illness.DRIPPING: _drip,
    Illness.NONSENSE: _babble,
}
