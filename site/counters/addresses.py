"""The address a request came from, however the proxies on its way spell it."""

from __future__ import annotations

import re
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

UNIX_SOCKET = "unix"
UNKNOWN = "unknown"
# IIS and some load balancers add the port: 203.0.113.1:51234, [2001:db8::1]:443.
WITH_PORT = re.compile(r"\[(?P<inside>[^]]*)](:[\w.-]*)?|(?P<v4>\d+(\.\d+){3}):[\w.-]*")
FORWARDED_FOR = re.compile(r'(?:^|;)\s*for\s*=\s*("[^"]*"|[^;\s]*)', re.IGNORECASE)
# What translates between the two kinds of addresses puts the whole Internet of the one into the other.
TRANSLATED = ip_network("64:ff9b::/96")
# One home or phone gets a /64 and its devices change the rest as they like (RFC 8981).
ONE_READERS_BITS = 64
# What providers hand to one customer as a rule (RIPE-690): so many /64 can be had by one person.
ONE_CUSTOMERS_BITS = 56


def reader_address(request: HttpRequest) -> str:
    """The address the request came from, seen through trusted proxies only.

    `X-Forwarded-For`, or without it `Forwarded` (RFC 7239), is read from its end, where our own proxies
    write, and only as far as it is trusted: the first hop that is no trusted proxy is the reader's. What
    stands before it anyone can invent. A hop that is no address ("unknown", a hidden name) stands for
    itself: the proxy's own address would make all its readers one.
    """
    address = normal_address(request.META.get("REMOTE_ADDR", "") or UNIX_SOCKET)
    hops = forwarded_hops(request)
    while hops and is_trusted(address):
        address = normal_address(hops.pop())
    return address


def forwarded_hops(request: HttpRequest) -> list[str]:
    """The hops as the proxies wrote them, the nearest last."""
    if listed := request.META.get("HTTP_X_FORWARDED_FOR", "").strip():
        return str(listed).split(",")
    elements = request.META.get("HTTP_FORWARDED", "").split(",")
    return [match[1] for element in elements if (match := FORWARDED_FOR.search(element))]


def is_trusted(address: str) -> bool:
    """Whether `TRUSTED_PROXIES` names this address, a network that holds it, or "unix" for a local socket."""
    proxies: list[str] = settings.TRUSTED_PROXIES
    if address == UNIX_SOCKET:
        return UNIX_SOCKET in proxies
    if address in proxies:
        return True
    parsed = parse_address(address)
    return parsed is not None and any(parsed in network for network in _networks(tuple(proxies)))


@lru_cache
def _networks(proxies: tuple[str, ...]) -> list[IPv4Network | IPv6Network]:
    return [ip_network(proxy) for proxy in proxies if proxy != UNIX_SOCKET]


def normal_address(text: str) -> str:
    """One spelling for each address: without port, brackets, quotes and zone; other text in small letters."""
    bare = text.strip().strip('"').strip()
    if match := WITH_PORT.fullmatch(bare):
        bare = match["inside"] or match["v4"] or bare
    bare = bare.partition("%")[0].lower()
    parsed = parse_address(bare)
    if parsed is None:
        # nginx says "unix:" of a reader who came through a local socket.
        return bare.rstrip(":") or UNKNOWN
    return str(parsed)


def parse_address(text: str) -> IPv4Address | IPv6Address | None:
    """The address, an IPv4 address out of the IPv6 address that holds it; None for other text."""
    try:
        address = ip_address(text)
    except ValueError:
        return None
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return address.ipv4_mapped
        if address in TRANSLATED:
            return IPv4Address(int(address) & 0xFFFFFFFF)
    return address


def network_of(address: str, bits: int) -> str:
    """The first `bits` bits of an IPv6 address, any other address or text as it is."""
    if ":" not in address:
        return address
    parsed = parse_address(address)
    if isinstance(parsed, IPv6Address):
        return str(ip_network((parsed, bits), strict=False))
    return address
