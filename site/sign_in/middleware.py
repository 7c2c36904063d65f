"""The answer to those who have to wait, in place of that of the form they sent."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from sign_in.answers import too_many_tries

__all__ = ["WaitMiddleware"]


class WaitMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        wait = getattr(request, "sign_in_wait", None)
        return too_many_tries(request, wait) if wait else response
