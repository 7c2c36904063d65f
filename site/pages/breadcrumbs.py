"""The way from the home page to where a reader stands."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.models import Page, Site

from pages.visibility import readable_by

__all__ = ["Crumb", "breadcrumbs_of"]


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step: its words, and its address unless it is where the reader stands."""

    title: str
    url: str = ""


def breadcrumbs_of(page: Page, request: HttpRequest, last: str = "") -> list[Crumb]:
    """The pages above `page` that the reader may see, from the home page down, then `page`.

    One query; none for the home page itself.

    `last` names a step below the page (a day of an archive, a photo), which makes the page a link.
    """
    site = Site.find_for_request(request)
    depth = site.root_page.depth if site else 1
    above = page.get_ancestors().filter(readable_by(request), depth__gte=depth) if page.depth > depth else ()
    steps = [Crumb(ancestor.title, ancestor.get_url(request) or "") for ancestor in above]
    own_url = page.get_url(request) or ""
    return [*steps, Crumb(page.title, own_url), Crumb(last)] if last else [*steps, Crumb(page.title)]
