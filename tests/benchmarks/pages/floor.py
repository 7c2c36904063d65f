from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.urls import path

from config.urls import urlpatterns

CONTENT: Final = b"x" * 10_000


def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse(CONTENT)


# The server says at its start where the others are.
urlpatterns = [path("bare/", bare), *urlpatterns]
