"""RSS feeds of pages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final, Protocol

from django.contrib.syndication.views import Feed

if TYPE_CHECKING:
    BaseFeed = Feed[Any, None]
else:
    BaseFeed = Feed

__all__ = ["PageFeed", "xml_text"]

# XML 1.0 has no way to write these; a text that was pasted may hold them.
NOT_IN_XML: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


class Item(Protocol):
    """A page, or what stands for it in a list."""

    title: str

    @property
    def full_url(self) -> str | None: ...


class PageFeed(BaseFeed):
    """The pages given, in their order, under the title and the full address of the list they come from."""

    language = "vi"

    def __init__(self, *, title: str, description: str, link: str, pages: Iterable[Item]) -> None:
        self.title = xml_text(title)
        self.description = xml_text(description)
        self.link = link
        self.pages = pages

    def items(self) -> Iterable[Item]:
        return self.pages

    def item_title(self, item: Item) -> str:
        return xml_text(item.title)

    def item_link(self, item: Item) -> str:
        return str(item.full_url)


def xml_text(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return NOT_IN_XML.sub("", text)
