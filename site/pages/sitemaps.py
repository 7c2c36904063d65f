"""Which addresses a search engine may know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from wagtail.models import Page, Site
from wagtail.query import PageQuerySet

from pages.addresses import full_address_of
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


def addresses(pages: PageQuerySet, request: HttpRequest) -> list[Address]:
    """The full addresses of `pages`. One query."""
    rows = pages.values_list("pk", "url_path", "last_published_at")
    return [
        Address(url, modified) for pk, path, modified in rows if (url := full_address_of(path, pk, request))
    ]
