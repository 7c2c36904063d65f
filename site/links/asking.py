"""Asking whether an address still leads somewhere, without reading what is there."""

from __future__ import annotations

import http.client
import socket
import ssl
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urljoin

from links.addresses import NotPublicError, Place, place_of
from links.enums import LinkResult

__all__ = ["Answer", "ask"]

SECONDS: Final = 10
HOPS: Final = 5
HEADERS: Final = {"User-Agent": "LinkCheck/1.0 (checks links of its own site)", "Accept": "*/*"}
REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
# Some servers do not know the short question.
ASK_AGAIN: Final = frozenset({400, 403, 404, 405, 406, 501})
GONE: Final = frozenset({404, 410})


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of asking; `code` is that of the last answer, None where there was none."""

    result: LinkResult
    code: int | None = None


def ask(url: str) -> Answer:
    """Follow an address to its end. Every step is looked up anew, so that no redirect leads inside."""
    code: int | None = None
    try:
        for _hop in range(HOPS + 1):
            place = place_of(url)
            code, location = _answer(place)
            if code not in REDIRECTS or not location:
                return Answer(_result(code), code)
            url = urljoin(url, location)
    except NotPublicError:
        return Answer(LinkResult.NOT_PUBLIC, code)
    except (OSError, http.client.HTTPException, UnicodeError):
        return Answer(LinkResult.NO_ANSWER, code)
    return Answer(LinkResult.NO_ANSWER, code)


def _result(code: int) -> LinkResult:
    if code < 400:
        return LinkResult.WORKS
    if code in GONE:
        return LinkResult.NOT_FOUND
    return LinkResult.NO_ANSWER if code >= 500 else LinkResult.REFUSED


def _answer(place: Place) -> tuple[int, str]:
    code, location = _request(place, "HEAD")
    return _request(place, "GET") if code in ASK_AGAIN else (code, location)


def _request(place: Place, method: str) -> tuple[int, str]:
    """The code and where the answer sends us. The body is not read."""
    connection = _Connection(place)
    try:
        connection.request(method, quote(place.target, safe="/?&=%:@+,;~!$'()*#[]"), headers=HEADERS)
        response = connection.getresponse()
        return response.status, response.getheader("Location") or ""
    finally:
        connection.close()


class _Connection(http.client.HTTPConnection):
    """A connection to the number that was looked up, under the name that was asked for."""

    def __init__(self, place: Place) -> None:
        super().__init__(place.host, place.port, timeout=SECONDS)
        self._place = place

    def connect(self) -> None:
        plain = socket.create_connection((self._place.ip, self._place.port), SECONDS)
        if self._place.scheme == "https":
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(plain, server_hostname=self._place.host)
        else:
            self.sock = plain
