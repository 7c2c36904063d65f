"""What is answered when a request has failed."""

from __future__ import annotations

import sys
from typing import Final

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views import defaults

__all__ = ["OUTAGES", "server_error"]

# What a database raises that is gone, does not answer, has no place left or is locked for too long.
OUTAGES: Final = (OperationalError, InterfaceError)
SECONDS_UNTIL_LATER: Final = 30


def server_error(request: HttpRequest) -> HttpResponse:
    """503 while the database is away, which search engines take for what it is; else 500."""
    if not isinstance(sys.exc_info()[1], OUTAGES):
        return defaults.server_error(request)
    response = HttpResponse(render_to_string("503.html"), status=503)
    response["Retry-After"] = str(SECONDS_UNTIL_LATER)
    response["Cache-Control"] = "no-store"
    return response
