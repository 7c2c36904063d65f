"""Which link of a menu leads to the page on which it stands, or to what that page lies below."""

from __future__ import annotations

from typing import Final

from django.utils.safestring import SafeString, mark_safe

__all__ = ["LEFT_OPEN", "current_link", "left_open"]

#: The variable of a context in which links are left open, to be filled in for each page.
LEFT_OPEN: Final = "current_links_left_open"
CURRENT_PAGE: Final = mark_safe(' aria-current="page"')
ABOVE_CURRENT_PAGE: Final = mark_safe(' aria-current="true"')
NOT_CURRENT: Final = mark_safe("")


def current_link(path: str, url: str) -> SafeString:
    """The attribute of a link to `url` on the page at `path`."""
    if path == url:
        return CURRENT_PAGE
    return ABOVE_CURRENT_PAGE if url not in {"", "/"} and path.startswith(url) else NOT_CURRENT


def left_open(url: str) -> str:
    """Stands for the attribute; no text of a page has such characters."""
    return f"\0link {url}\0"
