"""From an answer to what is kept of it, and back to an answer for one reader."""

from __future__ import annotations

import re
from datetime import datetime
from hashlib import blake2b
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags

from counters.filling_in import OpenContent
from page_cache.compression import compressed, gzip_of
from page_cache.store import Kept
from pages.templatetags.pages import number

__all__ = ["answer", "keep"]

OF_THE_CONNECTION: Final = frozenset({"content-length", "date"})
DIGEST_BYTES: Final = 8
# "gzip;q=0" says that it is not wanted.
ACCEPTS_GZIP: Final = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))", re.IGNORECASE)


def keep(content: OpenContent, response: HttpResponse, until: datetime) -> Kept:
    """What is kept of an answer: its headers, and its content as it is and compressed.

    Headers tell caches in between that it is for those without a cookie, and to ask each time.
    """
    patch_vary_headers(response, ["Accept-Encoding", "Cookie"])
    response.headers.setdefault("Cache-Control", "no-cache")
    headers = {name: value for name, value in response.items() if name.lower() not in OF_THE_CONNECTION}
    return Kept(content, compressed(content.texts), _digest(content.texts), headers, until)


def answer(request: HttpRequest, kept: Kept) -> HttpResponse:
    """The answer with the numbers of this moment; 304 where the reader has exactly this."""
    numbers = kept.content.numbers(number)
    etag = f'W/"{kept.digest}-{_digest(numbers)}"'
    headers = {**kept.headers, "ETag": etag}
    known = parse_etags(request.headers.get("If-None-Match", ""))
    if etag in known or "*" in known:
        return HttpResponse(status=304, headers=headers)
    content = kept.content.filled(numbers)
    if ACCEPTS_GZIP.search(request.headers.get("Accept-Encoding", "")):
        content = gzip_of(kept.blocks, numbers, content)
        headers["Content-Encoding"] = "gzip"
    return HttpResponse(content, headers={**headers, "Content-Length": str(len(content))})


def _digest(parts: tuple[bytes, ...] | list[bytes]) -> str:
    return blake2b(b"\0".join(parts), digest_size=DIGEST_BYTES).hexdigest()
