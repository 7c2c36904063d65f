"""A page whose time is over answers no more, though it may take a moment until it is unpublished."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.http import Http404, HttpRequest
from wagtail.models import Page

from pages.visibility import is_live

__all__ = ["refuse_expired"]


def refuse_expired(
    page: Page, _request: HttpRequest, _args: Sequence[object], _kwargs: Mapping[str, object]
) -> None:
    """Raises `Http404`, as for an unpublished page. What answers without being live says so itself."""
    if page.live and not is_live(page):
        raise Http404
