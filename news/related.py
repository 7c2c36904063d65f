"""Which articles belong beside an article: those an editor picked, then those with most tags in common."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from wagtail.models import Page

from news.cards import Card, article_cards
from news.catalogue.current import lists
from news.models import ArticlePage
from pages.models import Tag
from pages.visibility import readable_by_everybody

__all__ = ["RELATED_ARTICLES", "Related", "related_to"]

RELATED_ARTICLES: Final = 4
# Of the articles with a tag the newest are looked at: what is old is related to nothing that is read.
NEWEST_OF_TAG: Final = 1_000


class Related:
    """Which pages they are; their cards are read together with others by who asks."""

    def __init__(self, article: ArticlePage, tags: Iterable[Tag] | None = None) -> None:
        picked = [relation.related_id for relation in article.related_pages.all()]
        found = lists()
        self._others = _others([key for key in picked if key not in found.where])
        self._picked = [key for key in picked if key in found.where or key in self._others]
        tags = article.tags.all() if tags is None else tags
        self._computed = found.most_common(
            [("tag", tag.pk) for tag in tags],
            {*picked, article.pk or 0},
            max(0, RELATED_ARTICLES - len(self._picked)),
            NEWEST_OF_TAG,
        )

    @property
    def keys(self) -> list[int]:
        return [*self._picked[:RELATED_ARTICLES], *self._computed]

    def shown(self, cards: dict[int, Card]) -> list[Card]:
        """In their order; `cards` are those of the articles among them."""
        missing = [key for key in self.keys if key not in cards and key not in self._others]
        found = {**_others(missing), **self._others, **cards}
        return [found[key] for key in self.keys if key in found]


def related_to(article: ArticlePage) -> list[Card]:
    """Up to four published pages, picked ones first in the editor's order; empty where nothing is related."""
    related = Related(article)
    return related.shown(article_cards(related.keys))


def _others(keys: Collection[int]) -> dict[int, Card]:
    """Cards of pages of any kind that everybody may read, by id; no query for none."""
    if not keys:
        return {}
    pages = Page.objects.filter(readable_by_everybody(), pk__in=keys).specific()
    return {page.pk: _card(page) for page in pages}


def _card(page: Page) -> Card:
    shown = getattr(page, "shown_date", None) or getattr(page, "issued_on", None)
    image = getattr(page, "lead_image", None)
    return Card(page.pk, page.title, page.url_path, page.last_published_at, shown, "", image)
