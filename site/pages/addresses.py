"""Addresses of pages of which only the path is at hand, as `Page.get_url` gives them."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.encoding import iri_to_uri
from wagtail.models import Page, Site

from pages.current_request import current_request, remembered

__all__ = ["address_of", "full_address_of"]


def address_of(url_path: str, pk: int, request: HttpRequest | None = None) -> str:
    """The address of a page on the site that is asked for; "" for one that has none."""
    root, served_at, _site = _roots(request)
    if root and url_path.startswith(root):
        return iri_to_uri(served_at + url_path[len(root) :]) or ""
    return Page.objects.get(pk=pk).get_url(request) or ""


def full_address_of(url_path: str, pk: int, request: HttpRequest | None = None) -> str:
    """The same with scheme and host."""
    root, _served_at, site = _roots(request)
    if root and url_path.startswith(root):
        return site + address_of(url_path, pk, request)
    return Page.objects.get(pk=pk).full_url or ""


def _roots(request: HttpRequest | None) -> tuple[str, str, str]:
    """Path of the root page, the address it is served at, and scheme and host of the site."""
    return remembered(_roots, lambda: _read_roots(request))


def _read_roots(request: HttpRequest | None) -> tuple[str, str, str]:
    current = current_request()
    asked = request or (current.request if current else None)
    site = Site.find_for_request(asked) if asked else None
    if site is None:
        return "", "", ""
    return site.root_page.url_path, reverse("wagtail_serve", args=("",)), site.root_url
