"""By which methods addresses are asked, and from where."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from functools import wraps
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _

from api.records import Refusal

__all__ = ["METHODS", "for_every_origin", "for_programs", "refuse_unknown"]

View = Callable[..., HttpResponseBase]

METHODS: Final = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE"]
"""What an operation takes. A rule of its own (`for_programs`, `require_safe`) says which it answers."""
READING: Final = "GET, HEAD, OPTIONS"


def refuse_unknown(view: View) -> View:
    """Refuse a method that is not among `METHODS`, of which `ninja` would say that all are allowed."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if request.method in METHODS:
            return view(request, *args, **kwargs)
        return HttpResponseNotAllowed(["GET", "HEAD"])

    return wrapped


def for_every_origin(view: View) -> View:
    """Let the pages of every site read the answer: nothing in it depends on who asks."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        return response

    return wrapped


def for_programs(view: View) -> View:
    """Let a view answer any origin, to reading methods only, and with 304 what a program has already.

    It needs neither a session nor a token against forgery: nothing is changed and nobody is recognised.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        response: HttpResponseBase
        if request.method == "OPTIONS":
            response = HttpResponse(status=204)
            response["Access-Control-Allow-Methods"] = READING
            response["Access-Control-Allow-Headers"] = "If-None-Match"
        elif request.method not in {"GET", "HEAD"}:
            response = _not_allowed()
        else:
            response = _unless_known(request, view(request, *args, **kwargs))
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag"
        response["Cache-Control"] = "public, no-cache"
        response["X-Content-Type-Options"] = "nosniff"
        return response

    return wrapped


def _not_allowed() -> HttpResponse:
    refusal = Refusal(error=_("This address is only read.")).model_dump()
    response = HttpResponse(
        json.dumps(refusal, ensure_ascii=False), status=405, content_type="application/json; charset=utf-8"
    )
    response["Allow"] = READING
    return response


def _unless_known(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    if not isinstance(response, HttpResponse) or response.status_code != 200:
        return response
    etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    response["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response
