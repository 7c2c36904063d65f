"""Which addresses a search engine may know."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet

from pages.visibility import readable_by_everybody

__all__ = ["Address", "addresses", "public_pages"]


@dataclass(frozen=True, slots=True)
class Address:
    location: str
    modified: datetime | None


def public_pages(site: Site) -> PageQuerySet:
    """The published, unrestricted pages of a site in a stable order."""
    return (
        Page.objects.descendant_of(site.root_page, inclusive=True)
        .filter(readable_by_everybody())
        .order_by("pk")
    )


def addresses(pages: Iterable[Page], request: HttpRequest) -> list[Address]:
    """The full addresses of `pages`, without a query per page."""
    return [Address(url, page.last_published_at) for page in pages if (url := page.get_full_url(request))]
