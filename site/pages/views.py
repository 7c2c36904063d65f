"""What search engines read: robots.txt and the sitemap."""

from __future__ import annotations

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Site
from wagtail.query import PageQuerySet

from pages.sitemaps import addresses, public_pages

__all__ = ["robots", "sitemap_index", "sitemap_part"]

# The protocol allows 50,000 addresses a file (sitemaps.org); smaller files are made and read faster.
ADDRESSES_PER_FILE: Final = 1_500
# An index names no more files.
FILES: Final = 50_000


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('wagtailadmin_home')}",
        "Disallow: /api/",
        "Disallow: /tim-kiem/",
        "",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    files = max(1, -(-_pages(request).count() // ADDRESSES_PER_FILE))
    locations = [
        request.build_absolute_uri(reverse("sitemap_part", args=[number])) for number in range(1, files + 1)
    ]
    return render(
        request,
        "pages/sitemap_index.xml",
        {"locations": locations},
        content_type="application/xml; charset=utf-8",
    )


@require_safe
def sitemap_part(request: HttpRequest, number: int) -> HttpResponse:
    if not 1 <= number <= FILES:
        raise Http404
    start = (number - 1) * ADDRESSES_PER_FILE
    entries = addresses(_pages(request)[start : start + ADDRESSES_PER_FILE], request)
    if not entries and number > 1:
        raise Http404
    return render(
        request, "pages/sitemap.xml", {"addresses": entries}, content_type="application/xml; charset=utf-8"
    )


def _pages(request: HttpRequest) -> PageQuerySet:
    site = Site.find_for_request(request)
    if site is None:
        raise Http404
    return public_pages(site)
