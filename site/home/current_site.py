"""The site that a request is for, remembered between requests.

Wagtail asks for it, and for its root page, once in each request; that is a tenth of what a page costs.
"""

from __future__ import annotations

import copy
import time
from collections.abc import Callable
from typing import NamedTuple

from django.http import HttpRequest, HttpResponseBase
from wagtail.models import Site

__all__ = ["RememberedSiteMiddleware", "forget_sites"]

GetResponse = Callable[[HttpRequest], HttpResponseBase]

# Where `Site.find_for_request` keeps its answer in a request.
ANSWER = "_wagtail_site"
# So long other processes may show what was true before a change.
SECONDS_KEPT: float = 5.0
# Names of hosts come from outside.
MOST_KEPT = 50


class _Remembered(NamedTuple):
    site: Site
    until: float


_sites: dict[tuple[str, str], _Remembered] = {}


class RememberedSiteMiddleware:
    """Tell Wagtail which site a request is for where this was asked a moment ago for the same host."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        asked = (request.get_host(), request.get_port())
        remembered = _sites.get(asked)
        if remembered and time.monotonic() < remembered.until:
            # A copy, since views may write to it.
            setattr(request, ANSWER, copy.copy(remembered.site))
            return self.get_response(request)
        response = self.get_response(request)
        if site := getattr(request, ANSWER, None):
            _remember(asked, site)
        return response


def _remember(asked: tuple[str, str], site: Site) -> None:
    if len(_sites) >= MOST_KEPT:
        forget_sites()
    _sites[asked] = _Remembered(site, time.monotonic() + SECONDS_KEPT)


def forget_sites() -> None:
    """Ask anew: a site or its root page has changed."""
    _sites.clear()
