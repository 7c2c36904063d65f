from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from page_cache.store import KEPT
from pages.remembered import MEMORY, Memory

Ask = Callable[..., str]

# A browser that guesses ahead: nothing is counted, so that numbers stay as they are.
GUESS = {"sec-purpose": "prefetch", "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0"}


@pytest.fixture(autouse=True)
def keeping(settings) -> Iterator[None]:
    """Pages are kept, as on a real site; none is left from another test."""
    settings.PAGE_CACHE_MB = 8
    KEPT.clear()
    MEMORY.clear()
    yield
    KEPT.clear()
    MEMORY.clear()


@pytest.fixture
def kept(client: Client) -> Ask:
    """What readers are shown at an address, perhaps from what is kept: status and text."""
    return lambda address, **more: _told(client, address, **more)


@pytest.fixture
def anew(client: Client, settings) -> Ask:
    """The same, made at this moment."""

    def ask(address: str, **more: object) -> str:
        settings.PAGE_CACHE_MB = 0
        # It neither finds what is remembered nor leaves what it has read for those that follow.
        remembered, MEMORY.__dict__ = MEMORY.__dict__, Memory().__dict__
        try:
            return _told(client, address, **more)
        finally:
            settings.PAGE_CACHE_MB = 8
            MEMORY.__dict__ = remembered

    return ask


def _told(client: Client, address: str, **more: object) -> str:
    response = client.get(address, headers=GUESS, **more)
    return f"{response.status_code} {response.get('Location', '')}\n{response.getvalue().decode()}"
