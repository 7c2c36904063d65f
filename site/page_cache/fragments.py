"""Parts of pages that are the same on every page: made once for a version of what the site shows.

While a part is made, links that tell where the reader is are left open (`OPEN_LINK`), to be filled in for
each page.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from django.http import HttpRequest

from pages.current_links import current_link, left_open
from pages.remembered import MEMORY

__all__ = ["fragment"]

OPEN_LINK: Final = re.compile(left_open("([^\0]*)"))


def fragment(name: str, request: HttpRequest, make: Callable[[], str]) -> str:
    """The part for this request, whose `content_version` is known; `make` makes it with open links."""
    texts = MEMORY.get(request, ("fragment", name), lambda: OPEN_LINK.split(make()))
    # Every second piece is the address of a link.
    pieces = enumerate(texts)
    return "".join(current_link(request.path, text) if place % 2 else text for place, text in pieces)
