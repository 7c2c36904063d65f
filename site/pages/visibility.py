"""The pages a reader may see. Every reference to a page goes through here, be it a title or an address.

A page is seen while it is live by the clock, whether or not the command that unpublishes it has run, and
while no restriction above it keeps the reader out. What is the same for everybody (lists, feeds, the index of
the search, the sitemap) holds only what everybody may see.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page

from pages.current_request import current_request
from pages.restrictions import below_any, closed_paths, open_to_everybody

__all__ = [
    "if_readable",
    "is_live",
    "live",
    "may_read",
    "open_now",
    "open_to_all",
    "readable_by",
    "readable_by_everybody",
]

P = TypeVar("P", bound=Page)


def live(at: datetime | None = None, prefix: str = "") -> Q:
    """Pages that are published and whose time is not over at a moment, by default now."""
    moment = at or timezone.now()
    expires = Q(**{f"{prefix}expire_at__isnull": True}) | Q(**{f"{prefix}expire_at__gt": moment})
    return Q(**{f"{prefix}live": True}) & expires


def is_live(page: Page, at: datetime | None = None) -> bool:
    """The same of a page at hand."""
    return bool(page.live) and (page.expire_at is None or page.expire_at > (at or timezone.now()))


def readable_by_everybody(prefix: str = "", at: datetime | None = None) -> Q:
    """A condition for a query of pages, or of what has one under `prefix` ("page__")."""
    return live(at, prefix) & open_to_everybody(prefix)


def open_now(at: datetime, closed: Iterable[str], prefix: str = "") -> Q:
    """The same where the paths of all restricted pages are given (`pages.restrictions.restricted_paths`)."""
    return live(at, prefix) & ~below_any(closed, prefix)


def readable_by(request: HttpRequest | None, prefix: str = "", at: datetime | None = None) -> Q:
    """The same for the reader who asks. Costs no query of its own but that for the restrictions."""
    return live(at, prefix) & ~below_any(closed_paths(request), prefix)


def may_read(request: HttpRequest | None, page: Page | None, at: datetime | None = None) -> bool:
    """Whether this reader may see a page at hand, without a query for it; never one that is not there."""
    if page is None or not is_live(page, at):
        return False
    return not any(page.path.startswith(path) for path in closed_paths(request))


def open_to_all(pages: Iterable[P], at: datetime | None = None) -> list[P]:
    """Of pages at hand those that everybody may read. One query for the restrictions, if any is live."""
    shown = [page for page in pages if is_live(page, at)]
    closed = closed_paths(None) if shown else ()
    return [page for page in shown if not page.path.startswith(closed)]


def if_readable(page: P | None) -> P | None:
    """The page if who reads now may see it; outside a request, if everybody may."""
    current = current_request()
    return page if may_read(current.request if current else None, page) else None
