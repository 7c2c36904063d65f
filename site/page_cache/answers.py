"""From an answer to what is kept of it, and back to an answer for one reader."""

from __future__ import annotations

import re
import time
from datetime import datetime
from hashlib import blake2b
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import ResolverMatch
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags

from counters.filling_in import OpenContent
from page_cache.compression import compressed, gzip_of
from page_cache.store import Filled, Kept
from pages.templatetags.pages import number

__all__ = ["answer", "keep"]

OF_THE_CONNECTION: Final = frozenset({"content-length", "date"})
DIGEST_BYTES: Final = 8
# "gzip;q=0" says that it is not wanted.
ACCEPTS_GZIP: Final = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))", re.IGNORECASE)


def keep(
    content: OpenContent, response: HttpResponse, until: datetime, match: ResolverMatch | None = None
) -> Kept:
    """What is kept of an answer: its headers, and its content as it is and compressed.

    Headers tell caches in between that it is for those without a cookie, and to ask each time.
    """
    patch_vary_headers(response, ["Accept-Encoding", "Cookie"])
    response.headers.setdefault("Cache-Control", "no-cache")
    headers = {name: value for name, value in response.items() if name.lower() not in OF_THE_CONNECTION}
    return Kept(content, compressed(content.texts), _digest(content.texts), headers, until, match)


def answer(request: HttpRequest, kept: Kept) -> HttpResponse:
    """The answer with the numbers of this moment; 304 where the reader has exactly this."""
    filled = _filled(kept)
    if asked := request.META.get("HTTP_IF_NONE_MATCH"):
        known = parse_etags(asked)
        if filled.etag in known or "*" in known:
            return HttpResponse(status=304, headers={**kept.headers, "ETag": filled.etag})
    headers = {**kept.headers, "ETag": filled.etag}
    if ACCEPTS_GZIP.search(request.META.get("HTTP_ACCEPT_ENCODING", "")):
        content = filled.compressed
        headers["Content-Encoding"] = "gzip"
    else:
        content = kept.content.filled(filled.numbers)
    headers["Content-Length"] = str(len(content))
    return HttpResponse(content, headers=headers)


def _filled(kept: Kept) -> Filled:
    """With numbers of at most `COUNTERS_NUMBERS_SECONDS` ago."""
    now, filled = time.monotonic(), kept.filled
    if filled is not None and now < filled.until:
        return filled
    numbers = kept.content.numbers(number)
    etag = f'W/"{kept.digest}-{_digest(numbers)}"'
    until = now + settings.COUNTERS_NUMBERS_SECONDS
    if filled is not None and filled.etag == etag:
        filled = Filled(until, etag, numbers, filled.compressed)
    else:
        whole = gzip_of(kept.blocks, numbers, kept.content.filled(numbers))
        filled = Filled(until, etag, numbers, whole)
    kept.filled = filled
    return filled


def _digest(parts: tuple[bytes, ...] | list[bytes]) -> str:
    return blake2b(b"\0".join(parts), digest_size=DIGEST_BYTES).hexdigest()
