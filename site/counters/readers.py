"""Who is reading: a key that is the same for one address and browser on one day, and leads back to nobody."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest

from counters.addresses import ONE_CUSTOMERS_BITS, ONE_READERS_BITS, network_of, reader_address
from counters.agents import agent_of, stable_agent
from counters.salts import Salts

KEY_BYTES = 16


@dataclass(frozen=True)
class Reader:
    """One reader's keys: today's, and yesterday's as long as yesterday's salt exists.

    `address` is the same for all programs at one address on one day, `network` for all addresses that one
    customer of a provider has; both are empty where nothing is asked of them.
    """

    today: bytes
    yesterday: bytes | None = None
    address: bytes = b""
    network: bytes = b""


def identify(request: HttpRequest, salts: Salts) -> Reader:
    address = reader_address(request)
    device = network_of(address, ONE_READERS_BITS)
    agent = stable_agent(agent_of(request))
    return Reader(
        today=reader_key(salts.today, device, agent),
        yesterday=reader_key(salts.yesterday, device, agent) if salts.yesterday else None,
        address=keyed(b"counters.addresses" + salts.today, device),
        network=keyed(b"counters.networks" + salts.today, network_of(address, ONE_CUSTOMERS_BITS)),
    )


def reader_key(salt: bytes, address: str, agent: str) -> bytes:
    """The key of a reader: 16 bytes that need the site's secret and the day's salt."""
    return keyed(b"counters.readers" + salt, f"{address}\n{agent}")


def keyed(salt: bytes, text: str) -> bytes:
    """16 bytes of an HMAC-SHA256 under a key made of the site's secret and this salt.

    The same as Django's `salted_hmac`, which takes five times as long.
    """
    key = sha256(salt + settings.SECRET_KEY.encode()).digest()
    return hmac.digest(key, text.encode(errors="replace"), "sha256")[:KEY_BYTES]
