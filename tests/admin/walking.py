"""Walks through the admin: from the dashboard along every link that leads to a screen of a new kind."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any, Final

from django.test import Client
from django.urls import Resolver404, resolve

__all__ = ["walk"]

ADDRESS: Final = re.compile(r'"(/quan-tri/[^"\\<>]*)"|&quot;(/quan-tri/[^"\\<>&]*)&quot;')
# These would end the walk, or are no screens.
NOT_WALKED: Final = frozenset(
    {
        "wagtailadmin_javascript_catalog",
        "wagtailadmin_logout",
        "wagtailadmin_sprite",
        "wagtailadmin_pages:lock",
    }
)


def walk(client: Client, starts: Iterable[str]) -> Iterator[tuple[str, Any]]:
    """Every start, and whatever can be reached from there: one screen of each kind.

    Gives the addresses of answers that succeeded, with the answers; who is refused is led elsewhere.
    """
    waiting = deque(starts)
    expected = set(waiting)
    seen: set[str] = set()
    while waiting:
        address = waiting.popleft()
        name = kind_of(address)
        if name in NOT_WALKED or (address not in expected and name in seen):
            continue
        seen.add(name)
        answer = client.get(address, follow=True)
        if answer.status_code != 200 or answer.streaming:
            continue
        yield answer.wsgi_request.get_full_path(), answer
        for found in links_in(answer.content.decode(errors="ignore")):
            if found not in expected:
                waiting.append(found)


def links_in(page: str) -> Iterator[str]:
    for groups in ADDRESS.findall(page):
        address = unescape("".join(groups)).partition("#")[0]
        if "export=" not in address and not address.partition("?")[0].endswith("results/"):
            yield address


def kind_of(address: str) -> str:
    try:
        return resolve(address.partition("?")[0]).view_name
    except Resolver404:
        return address
