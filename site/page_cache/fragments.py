"""Parts of pages that are the same on every page: made once for a version of what the site shows.

While a part is made, links that tell where the reader is are left open (`OPEN_LINK`), to be filled in for
each page.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from threading import Lock
from typing import Final

from django.http import HttpRequest
from django.utils import timezone

from pages.current_links import current_link, left_open

__all__ = ["FRAGMENTS", "Fragments"]

OPEN_LINK: Final = re.compile(left_open("([^\0]*)"))
#: Name, scheme, host, and the day: some parts tell it.
Key = tuple[str, str, str, date]


class Fragments:
    """The parts that a process keeps, all of one version. Thread safe."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._version: object = None
        self._texts: dict[Key, list[str]] = {}

    def get(self, name: str, request: HttpRequest, make: Callable[[], str]) -> str:
        """The part for this request, whose `content_version` is known; `make` makes it with open links."""
        key = name, request.scheme or "", request.get_host(), timezone.localdate()
        version = request.content_version  # type: ignore[attr-defined]
        texts = self._known(version, key)
        if texts is None:
            texts = OPEN_LINK.split(make())
            self._keep(version, key, texts)
        # Every second piece is the address of a link.
        pieces = enumerate(texts)
        return "".join(current_link(request.path, text) if place % 2 else text for place, text in pieces)

    def clear(self) -> None:
        with self._lock:
            self._version = None
            self._texts.clear()

    def _known(self, version: object, key: Key) -> list[str] | None:
        with self._lock:
            return self._texts.get(key) if version == self._version else None

    def _keep(self, version: object, key: Key, texts: list[str]) -> None:
        with self._lock:
            if version != self._version:
                self._version = version
                self._texts.clear()
            self._texts[key] = texts


FRAGMENTS: Final = Fragments()
