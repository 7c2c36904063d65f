"""The answer to those who have to wait, in place of that of the form they sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponseBase

from sign_in.answers import too_many_tries

__all__ = ["WaitMiddleware"]

# Their answers hold what somebody has typed, which must not be lost for a wrong password.
KEPT: Final = frozenset({"resume"})


class WaitMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        wait = getattr(request, "sign_in_wait", None)
        match = request.resolver_match
        is_kept = match is not None and match.view_name in KEPT
        return too_many_tries(request, wait) if wait and not is_kept else response
