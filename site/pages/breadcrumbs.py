"""The way from the home page to where a reader stands."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.models import Page, Site

from pages.remembered import MEMORY
from pages.visibility import readable_by

__all__ = ["Crumb", "breadcrumbs_of"]


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step: its words, and its address unless it is where the reader stands."""

    title: str
    url: str = ""


def breadcrumbs_of(page: Page, request: HttpRequest, last: str = "") -> list[Crumb]:
    """The pages above `page` that the reader may see, from the home page down, then `page`.

    One query, or none where they were read for another; none for the home page itself.

    `last` names a step below the page (a day of an archive, a photo), which makes the page a link.
    """
    site = Site.find_for_request(request)
    depth = site.root_page.depth if site else 1
    parent = page.path[: -Page.steplen]
    steps = (
        MEMORY.get(request, ("crumbs", depth, parent), lambda: _above(page, request, depth))
        if page.depth > depth
        else ()
    )
    own_url = page.get_url(request) or ""
    return [*steps, Crumb(page.title, own_url), Crumb(last)] if last else [*steps, Crumb(page.title)]


def _above(page: Page, request: HttpRequest, depth: int) -> tuple[Crumb, ...]:
    above = page.get_ancestors().filter(readable_by(request), depth__gte=depth)
    return tuple(Crumb(ancestor.title, ancestor.get_url(request) or "") for ancestor in above)
