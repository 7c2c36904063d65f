"""A rule of ours that a page breaks is told to staff, whichever way of Wagtail's led to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from wagtail.admin import messages

__all__ = ["RefusedChangeMiddleware"]

COPYING = "wagtailadmin_pages:copy"


class RefusedChangeMiddleware:
    """Says why a copy, a move, a bulk action or an approval was refused where no form is there to say it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: Sequence[Any],
        kwargs: Mapping[str, Any],
    ) -> HttpResponse | None:
        """A branch is copied whole or not at all; Wagtail copies page by page."""
        match = request.resolver_match
        if request.method != "POST" or match is None or match.view_name != COPYING:
            return None
        try:
            with transaction.atomic():
                return view(request, *args, **kwargs)
        except ValidationError as error:
            return _told(request, error)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        is_admin = request.path.startswith(reverse("wagtailadmin_home"))
        if request.method != "POST" or not is_admin or not isinstance(exception, ValidationError):
            return None
        return _told(request, exception)


def _told(request: HttpRequest, error: ValidationError) -> HttpResponse:
    for reason in error.messages:
        messages.error(request, reason)
    back = request.headers.get("Referer", "")
    if url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
        return redirect(back)
    return redirect("wagtailadmin_home")
