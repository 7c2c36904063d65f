"""The external links of a page: in its running texts and in its fields that are addresses."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from django.db import models
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

__all__ = ["external_links"]

LONGEST = 2000


def external_links(page: Page) -> list[str]:
    """The addresses (http and https) on other sites that a page of a specific type leads to, each once."""
    own = {site_host for site_host in _own_hosts(page) if site_host}
    found: dict[str, None] = {}
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            urls = _in_data(list(field.value_from_object(page).raw_data))
        elif isinstance(field, RichTextField):
            urls = _in_html(field.value_from_object(page))
        elif isinstance(field, models.URLField):
            urls = iter([field.value_from_object(page)])
        else:
            continue
        found.update(dict.fromkeys(url for url in urls if _is_external(url, own)))
    return list(found)


def _own_hosts(page: Page) -> Iterator[str]:
    site = page.get_site()
    if site is not None:
        yield site.hostname


def _is_external(url: str, own: set[str]) -> bool:
    if len(url) > LONGEST:
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.hostname not in own


def _in_data(value: Any) -> Iterator[str]:
    """Walks the raw data of a stream, which consists of mappings, lists and texts."""
    if isinstance(value, str):
        if "<a" in value:
            yield from _in_html(value)
        elif value.startswith(("http://", "https://")):
            yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _in_data(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _in_data(part)


def _in_html(html: str) -> Iterator[str]:
    reader = _Links()
    reader.feed(html or "")
    reader.close()
    yield from reader.urls


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.urls: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        href = dict(attrs).get("href") if tag == "a" else None
        if href:
            self.urls.append(href.strip())
