"""Answer readers who are not signed in with what another was answered, as long as it is still true."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import DisallowedHost
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import Resolver404, resolve
from django.utils import timezone

from counters.filling_in import OpenContent
from counters.live_numbers import numbers_left_open
from home.current_site import forget_sites
from page_cache.answers import answer, keep
from page_cache.store import KEPT, Kept, Key
from page_cache.version import MOST_NOTES, current_version, shorten
from pages.remembered import good_until
from pages.templatetags.pages import number

__all__ = ["PageCacheMiddleware"]

GetResponse = Callable[[HttpRequest], HttpResponseBase]

LONGEST_ADDRESS: Final = 500
# Pages of Wagtail with what stands below them; searches, files and statistics have addresses of their own.
KEPT_NAME: Final = "wagtail_serve"
KEPT_ADDRESSES: Final = frozenset({KEPT_NAME})
# Pages that are made anew for each reader, from what was read for many (`pages.remembered`).
FRAMED_ADDRESSES: Final = KEPT_ADDRESSES | {"search"}
OF_THE_SITE: Final = frozenset({settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "messages"})


class PageCacheMiddleware:
    """Stands inside the middleware that counts, which counts a kept answer like any other.

    An answer is kept under its whole address for readers who bring no cookie of the site, and only where it
    sets none. It is given again while the database has noted no change (`page_cache.version`), today, and
    before a page that is public now expires. Counts stand in it as places, filled in for each reader.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        key = _key(request) if settings.PAGE_CACHE_MB else None
        # Nothing more has to be found out about an address that has its answer.
        is_kept = key is not None and KEPT.has(key)
        name = (KEPT_NAME if is_kept else _name(request)) if _is_for_anybody(request) else ""
        if name not in FRAMED_ADDRESSES:
            return self.get_response(request)
        try:
            version, notes = current_version()
            if notes > MOST_NOTES:
                shorten()
                version, _notes = current_version()
        except DatabaseError:
            return self.get_response(request)
        request.content_version = version  # type: ignore[attr-defined]
        if KEPT.is_new(version):
            forget_sites()
        if key is None or name not in KEPT_ADDRESSES:
            return self.get_response(request)
        if kept := KEPT.get(key, version, timezone.now()):
            return _answer(request, kept)
        with KEPT.made_by_one(key):
            if kept := KEPT.get(key, version, timezone.now()):
                return _answer(request, kept)
            return self._ask(request, key, version)

    def _ask(self, request: HttpRequest, key: Key, version: int) -> HttpResponseBase:
        # What changes by the clock while the page is made has to count as later than the page.
        asked_at = timezone.now()
        with numbers_left_open():
            response = self.get_response(request)
        if not isinstance(response, HttpResponse) or response.streaming:
            return response
        content = OpenContent.of(response.content)
        if _may_be_kept(request, response):
            kept = keep(content, response, good_until(asked_at), resolve(request.path_info))
            KEPT.put(key, version, kept, settings.PAGE_CACHE_MB * 2**20)
            return answer(request, kept)
        if content.sources:
            filled = content.filled(content.numbers(number))
            response.content = filled
            if "Content-Length" in response:
                response["Content-Length"] = str(len(filled))
        return response


def _is_for_anybody(request: HttpRequest) -> bool:
    """Whether an answer may be the same for others. It costs no statement."""
    meta = request.META
    if request.method != "GET" or "HTTP_AUTHORIZATION" in meta:
        return False
    return "HTTP_COOKIE" not in meta or OF_THE_SITE.isdisjoint(request.COOKIES)


def _name(request: HttpRequest) -> str:
    """The name of the address; "" where it, or the host, is none of the site."""
    try:
        request.get_host()
        return resolve(request.path_info).url_name or ""
    except (DisallowedHost, Resolver404):
        return ""


def _key(request: HttpRequest) -> Key | None:
    """None for what is never kept: nobody waits for another there."""
    address = request.get_full_path()
    if len(address) > LONGEST_ADDRESS:
        return None
    # Whether it is a host of the site is asked before a page is kept.
    return request.scheme or "", request._get_raw_host(), address  # type: ignore[attr-defined]


def _may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    return (
        response.status_code == 200
        and response.get("Content-Type", "").startswith("text/html")
        and not response.cookies
        and not getattr(request, "is_preview", False)
        and "private" not in response.get("Cache-Control", "")
        and "no-store" not in response.get("Cache-Control", "")
        and "nonce-" not in response.get("Content-Security-Policy", "")
    )


def _answer(request: HttpRequest, kept: Kept) -> HttpResponse:
    # What the middleware that counts asks of a request that went no further.
    request.resolver_match = kept.match
    request.user = AnonymousUser()
    return answer(request, kept)
