"""Answers to programs: JSON of one shape, for every origin, asked again only when something changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _

from documents.public.api.parameters import BadParameterError

__all__ = ["answer", "for_programs", "refuse"]

View = Callable[..., HttpResponseBase]
METHODS = "GET, HEAD, OPTIONS"


def answer(request: HttpRequest, content: Mapping[str, Any]) -> HttpResponse:
    """200 with the content, or 304 where the program has it already."""
    body = json.dumps(content, cls=DjangoJSONEncoder, ensure_ascii=False, indent=None).encode()
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    response = HttpResponse(body, content_type="application/json; charset=utf-8")
    response["ETag"] = etag
    conditional = get_conditional_response(request, etag=etag, response=response)
    return response if conditional is None else conditional


def refuse(status: int, message: str, **more: str) -> HttpResponse:
    """An error: `{"error": message}`, with `parameter` where one is wrong."""
    body = json.dumps({"error": message, **more}, ensure_ascii=False)
    return HttpResponse(body, status=status, content_type="application/json; charset=utf-8")


def for_programs(view: View) -> View:
    """Let a view answer any origin, to reading methods only, and a bad parameter with 400.

    It needs neither a session nor a token against forgery: nothing is changed and nobody is recognised.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        response: HttpResponseBase
        if request.method == "OPTIONS":
            response = HttpResponse(status=204)
            response["Access-Control-Allow-Methods"] = METHODS
            response["Access-Control-Allow-Headers"] = "If-None-Match"
        elif request.method not in {"GET", "HEAD"}:
            response = refuse(405, _("This address is only read."))
            response["Allow"] = METHODS
        else:
            try:
                response = view(request, *args, **kwargs)
            except BadParameterError as error:
                response = refuse(400, str(error), parameter=error.name)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag"
        response["Cache-Control"] = "public, no-cache"
        response["X-Content-Type-Options"] = "nosniff"
        return response

    wrapped.csrf_exempt = True  # type: ignore[attr-defined]
    return wrapped
