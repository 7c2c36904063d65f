"""Who is reading: a key that is the same for one address and browser on one day, and leads back to nobody."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from counters.salts import Salts

KEY_BYTES = 16
UNIX_SOCKET = "unix"


@dataclass(frozen=True)
class Reader:
    """One reader's keys: today's, and yesterday's as long as yesterday's salt exists."""

    today: bytes
    yesterday: bytes | None = None


def identify(request: HttpRequest, salts: Salts) -> Reader:
    address = reader_address(request)
    agent = request.headers.get("User-Agent", "")
    return Reader(
        today=reader_key(salts.today, address, agent),
        yesterday=reader_key(salts.yesterday, address, agent) if salts.yesterday else None,
    )


def reader_key(salt: bytes, address: str, agent: str) -> bytes:
    """16 bytes of an HMAC-SHA256 of both, under a key made of the site's secret and the day's salt."""
    return salted_hmac(
        b"counters.readers" + salt, f"{address}\n{agent}".encode(errors="replace"), algorithm="sha256"
    ).digest()[:KEY_BYTES]


def reader_address(request: HttpRequest) -> str:
    """The address the request came from, seen through trusted proxies only.

    `X-Forwarded-For` is read from its end, where our own proxies write, and only as far as it is trusted:
    the first address that is not a trusted proxy is the reader's. What stands before it anyone can invent.
    """
    address = normal_address(request.META.get("REMOTE_ADDR", "")) or UNIX_SOCKET
    hops = request.headers.get("X-Forwarded-For", "").split(",")
    while is_trusted(address) and hops:
        nearer = normal_address(hops.pop())
        if nearer is None:
            break
        address = nearer
    return address


def is_trusted(address: str) -> bool:
    """Whether `TRUSTED_PROXIES` names this address, a network that holds it, or "unix" for a local socket."""
    proxies: list[str] = settings.TRUSTED_PROXIES
    if address == UNIX_SOCKET:
        return UNIX_SOCKET in proxies
    return any(ip_address(address) in ip_network(proxy) for proxy in proxies if proxy != UNIX_SOCKET)


def normal_address(text: str) -> str | None:
    """One spelling for each address, None for what is no address."""
    try:
        address = ip_address(text.strip())
    except ValueError:
        return None
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(address)
