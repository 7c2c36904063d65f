"""The way from the home page to where a reader stands."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.models import Page, Site

from pages.addresses import address_of
from pages.current_request import remembered
from pages.remembered import MEMORY
from pages.visibility import readable_by

__all__ = ["Crumb", "breadcrumbs_of", "readable_above"]


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step: its words, and its address unless it is where the reader stands."""

    title: str
    url: str = ""


def readable_above(page: Page, request: HttpRequest) -> list[Page]:
    """The pages above `page` that the reader may see, from the home page down. One query in a request."""
    site = Site.find_for_request(request)
    depth = site.root_page.depth if site else 1
    if page.depth <= depth:
        return []

    def read() -> list[Page]:
        steps = range(depth * Page.steplen, len(page.path), Page.steplen)
        above = Page.objects.filter(readable_by(request), path__in=[page.path[:end] for end in steps])
        return list(above.order_by("path").only("title", "url_path", "path"))

    # The same for all pages that stand side by side; without a cookie, for every reader.
    parent = page.path[: -Page.steplen]
    return remembered((readable_above, parent), lambda: MEMORY.get(request, ("above", depth, parent), read))


def breadcrumbs_of(page: Page, request: HttpRequest, last: str = "") -> list[Crumb]:
    """The pages above `page` that the reader may see, from the home page down, then `page`.

    One query; none for the home page itself.

    `last` names a step below the page (a day of an archive, a photo), which makes the page a link.
    """
    steps = [
        Crumb(ancestor.title, address_of(ancestor.url_path, ancestor.pk, request))
        for ancestor in readable_above(page, request)
    ]
    own_url = page.get_url(request) or ""
    return [*steps, Crumb(page.title, own_url), Crumb(last)] if last else [*steps, Crumb(page.title)]
