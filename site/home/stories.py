"""The articles of all blocks of a front page, read together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from wagtail import blocks

from news.cards import Card, article_cards
from pages.current_request import remembered

__all__ = ["ArticlesBlock", "stories"]

Context = Mapping[str, Any]


class ArticlesBlock(Protocol):
    """A block that shows articles."""

    def keys(self, value: blocks.StructValue) -> list[int]:
        """The ids of the articles it shows, in their order."""


def stories(block: ArticlesBlock, value: blocks.StructValue, parent_context: Context | None) -> list[Card]:
    """What a block shows. One statement for all blocks of the page on which it stands."""
    keys = block.keys(value)
    page = (parent_context or {}).get("page")
    if page is None or not hasattr(page, "body"):
        found = article_cards(keys)
    else:
        found = remembered((stories, id(page)), _reader(page))
        if missing := [key for key in keys if key not in found]:
            found = found | article_cards(missing)
    return [found[key] for key in keys if key in found]


def _reader(page: Any) -> Callable[[], dict[int, Card]]:
    def read() -> dict[int, Card]:
        shown = [child for child in page.body if hasattr(child.block, "keys")]
        return article_cards({key for child in shown for key in child.block.keys(child.value)})

    return read
