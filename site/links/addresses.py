"""Which addresses may be asked: public ones. A link must not make the server look into its own network."""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, urlsplit

__all__ = ["NotPublicError", "Place", "place_of"]

PORTS: Final = {"http": 80, "https": 443}


class NotPublicError(ValueError):
    """The address is not http or https, names another port, or leads into a private network."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an address leads: the host as named, and the one number that is asked, come what may."""

    scheme: str
    host: str
    port: int
    ip: str
    target: str


def place_of(url: str) -> Place:
    """Look up an address. Raises `NotPublicError`, or `OSError` where the name is not known.

    Every number behind the name has to be public: not loopback, private, link-local, shared or reserved, nor
    such a number wrapped in one of version 6.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode()
    except ValueError as error:
        raise NotPublicError(url) from error
    if parts.scheme not in PORTS or not host or port not in {None, PORTS[parts.scheme]}:
        raise NotPublicError(url)
    port = PORTS[parts.scheme]
    numbers = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not numbers or not all(map(_is_public, numbers)):
        raise NotPublicError(url)
    return Place(parts.scheme, host, port, numbers[0], _target(parts))


def _is_public(number: str) -> bool:
    address = ipaddress.ip_address(number.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo and address.teredo[1])
        if inner:
            return _is_public(str(inner))
    return address.is_global and not address.is_multicast


def _target(parts: SplitResult) -> str:
    path = parts.path or "/"
    return f"{path}?{parts.query}" if parts.query else path
