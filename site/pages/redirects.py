"""Redirects that staff set and that renaming leaves behind, but for those to pages the reader may not see."""

from __future__ import annotations

from urllib.parse import urlparse

from django.http import HttpRequest, HttpResponseBase
from wagtail.contrib.redirects.middleware import RedirectMiddleware, get_redirect
from wagtail.contrib.redirects.models import Redirect

from pages.visibility import may_read

__all__ = ["ReadableRedirectMiddleware"]


class ReadableRedirectMiddleware(RedirectMiddleware):
    """An address of old must not tell the new one of a page that is a draft now, or restricted."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        answer: HttpResponseBase = super().process_response(request, response)
        return response if answer is not response and _leads_to_hidden(request) else answer


def _leads_to_hidden(request: HttpRequest) -> bool:
    path = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
    redirect = get_redirect(request, path) or get_redirect(request, urlparse(path).path)
    if redirect is None or redirect.redirect_page_id is None:
        return False
    return not may_read(request, redirect.redirect_page)
