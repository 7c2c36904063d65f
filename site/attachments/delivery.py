"""Sending a file: Unicode names, ranges, conditional requests, and never as a page of this site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Final

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, http_date

__all__ = ["Delivery", "deliver", "parse_range"]

BLOCK_BYTES: Final = 64 * 1024
# More digits than any size has are no number to reckon with.
RANGE: Final = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")
# Only these may be shown inside a page; anything else is handed over for saving.
INLINE_TYPES: Final = frozenset({"application/pdf", "image/jpeg", "image/png", "image/webp"})


@dataclass(frozen=True, slots=True)
class Delivery:
    """What is sent: an open file of `size` bytes under `name`.

    `etag` has no quotes and changes with the content.
    """

    file: IO[bytes]
    name: str
    size: int
    content_type: str
    etag: str
    modified: datetime | None = None
    inline: bool = False


def deliver(request: HttpRequest, delivery: Delivery) -> HttpResponseBase:
    """Answer 200, 206 for one satisfiable range, 304 for an unchanged copy, or 416."""
    etag = f'"{delivery.etag}"'
    last_modified = int(delivery.modified.timestamp()) if delivery.modified else None
    response: HttpResponseBase | None = get_conditional_response(
        request, etag=etag, last_modified=last_modified
    )
    if response is None or response.status_code == 200:
        response = _content(request, delivery, is_unchanged=_is_unchanged(request, etag, last_modified))
    else:
        delivery.file.close()
    response["ETag"] = etag
    if last_modified is not None:
        response["Last-Modified"] = http_date(last_modified)
    response["Accept-Ranges"] = "bytes"
    response["X-Content-Type-Options"] = "nosniff"
    # A file opened in the browser runs nothing and reaches nothing.
    response["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"
    )
    return response


def parse_range(header: str, size: int) -> range | None:
    """Return the bytes a `Range` header asks of a file of `size` bytes, or None where it is to be ignored.

    An empty range means that nothing of it exists (RFC 9110, 14.1.2). Several ranges are ignored, as allowed.
    """
    match = RANGE.fullmatch(header.strip())
    if match is None or match.groups() == ("", ""):
        return None
    first, last = match.groups()
    if not first:
        return range(max(0, size - int(last)), size)
    if last and int(last) < int(first):
        return None
    return range(int(first), min(size, int(last) + 1) if last else size)


def _is_unchanged(request: HttpRequest, etag: str, last_modified: int | None) -> bool:
    """Whether a reader's copy, of which another part is wanted, is of this content (RFC 9110, 13.1.5)."""
    condition = request.headers.get("If-Range", etag)
    return condition == etag or (last_modified is not None and condition == http_date(last_modified))


def _content(request: HttpRequest, delivery: Delivery, *, is_unchanged: bool) -> HttpResponseBase:
    wanted = None
    if request.method == "GET" and is_unchanged:
        wanted = parse_range(request.headers.get("Range", ""), delivery.size)
    if wanted is None:
        response: HttpResponseBase = FileResponse(delivery.file, content_type=delivery.content_type)
        response["Content-Length"] = str(delivery.size)
    elif not len(wanted):
        delivery.file.close()
        response = HttpResponse(status=416)
        response["Content-Range"] = f"bytes */{delivery.size}"
        return response
    else:
        response = StreamingHttpResponse(
            _Part(delivery.file, wanted), status=206, content_type=delivery.content_type
        )
        response["Content-Length"] = str(len(wanted))
        response["Content-Range"] = f"bytes {wanted.start}-{wanted.stop - 1}/{delivery.size}"
    inline = delivery.inline and delivery.content_type in INLINE_TYPES
    response["Content-Disposition"] = content_disposition_header(not inline, delivery.name) or "attachment"
    if inline:
        # The page that offers the file shows it in a frame.
        response["X-Frame-Options"] = "SAMEORIGIN"
    return response


class _Part:
    """Some bytes of a file, block by block. The response closes the file, sent or not."""

    def __init__(self, file: IO[bytes], wanted: range) -> None:
        self.file = file
        self.wanted = wanted

    def __iter__(self) -> Iterator[bytes]:
        self.file.seek(self.wanted.start)
        left = len(self.wanted)
        while left > 0 and (block := self.file.read(min(left, BLOCK_BYTES))):
            left -= len(block)
            yield block

    def close(self) -> None:
        self.file.close()
