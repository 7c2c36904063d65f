"""Middleware that belongs to no single app."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponseBase, HttpResponseNotFound
from django.template.loader import render_to_string
from django.urls import reverse

GetResponse = Callable[[HttpRequest], HttpResponseBase]


class RefuseNullBytesMiddleware:
    """Answer 404 to an address with a null byte: no page has one, and PostgreSQL refuses to look for it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if "\x00" in request.path:
            return HttpResponseNotFound(render_to_string("400.html"))
        return self.get_response(request)


class BrowserPolicyMiddleware:
    """Tell browsers what they need not offer to the site, and who may put its answers into pages."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", settings.CROSS_ORIGIN_RESOURCE_POLICY)
        return response


class AdminContentSecurityPolicyMiddleware:
    """Give the admin, whose pages carry inline scripts of Wagtail's own, a policy that allows them.

    Every other address keeps the strict policy. Raises `MiddlewareNotUsed` where no admin policy is set.
    """

    def __init__(self, get_response: GetResponse) -> None:
        if not settings.ADMIN_CONTENT_SECURITY_POLICY:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self.admin_root = reverse("wagtailadmin_home")

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.path.startswith(self.admin_root):
            # The attribute by which django-csp's own decorator replaces a policy.
            response._csp_replace = settings.ADMIN_CONTENT_SECURITY_POLICY  # type: ignore[attr-defined]
        return response
