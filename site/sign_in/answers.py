from __future__ import annotations

import math
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

__all__ = ["too_many_tries"]


def too_many_tries(request: HttpRequest, wait: timedelta) -> HttpResponse:
    """429, with how long to wait; the same whether or not there is such an account or page."""
    seconds = math.ceil(wait.total_seconds())
    response = render(request, "429.html", {"minutes": math.ceil(seconds / 60)}, status=429)
    response["Retry-After"] = str(seconds)
    add_never_cache_headers(response)
    return response
