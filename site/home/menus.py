"""The menus around every page, made ready for templates in a few queries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from wagtail.models import Page, Site

from home.models import Navigation
from pages.visibility import readable_by

__all__ = ["Link", "Menu", "Menus", "menus_for"]

RawLink = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a page of the site or to another address; without address it leads nowhere."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Menu:
    """A list of links that opens under a label."""

    label: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Menus:
    head: tuple[Link | Menu, ...] = ()
    foot: tuple[Link, ...] = ()


def menus_for(request: HttpRequest) -> Menus:
    """The menus of the site that is asked for, with the pages this reader may see. Three queries at most.

    The stored form of the blocks is read: making blocks of it costs a query for each kind, on every page.
    """
    site = Site.find_for_request(request)
    if site is None:
        return Menus()
    # Who looks writes nothing: staff may have set none.
    navigation = Navigation.objects.filter(site=site).first() or Navigation()
    head, foot = list(navigation.menu.raw_data), list(navigation.footer_links.raw_data)
    ids = {link["page"] for block in (*head, *foot) for link in _links(block) if link.get("page")}
    pages = Page.objects.filter(readable_by(request)).only("title", "url_path").in_bulk(ids) if ids else {}

    def made(links: Iterable[RawLink]) -> tuple[Link, ...]:
        every = (_link(link, pages.get(link.get("page")), request) for link in links)
        return tuple(link for link in every if link.href)

    return Menus(
        tuple(entry for block in head for entry in _entries(block, made(_links(block)))),
        tuple(link for block in foot for link in made(_links(block))),
    )


def _links(block: Mapping[str, Any]) -> list[RawLink]:
    """The links of a block: its own, or those of a group."""
    if block["type"] == "group":
        # Lists were once stored without a type and an id for each item, and still may be written so.
        return [item["value"] if item.get("type") == "item" else item for item in block["value"]["links"]]
    return [block["value"]]


def _entries(block: Mapping[str, Any], links: tuple[Link, ...]) -> Iterator[Link | Menu]:
    if block["type"] == "group":
        # A group of which the reader may see nothing would open on nothing.
        if links:
            yield Menu(block["value"]["label"], links)
    else:
        yield from links


def _link(link: RawLink, page: Page | None, request: HttpRequest) -> Link:
    text = link.get("label") or (page.title if page else "")
    return Link(text, (page.get_url(request) if page else link.get("address")) or "")
