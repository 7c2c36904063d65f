"""By what readers narrow a search for news: the section an article is in, and the tags of any page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from news.models import SectionPage, TaggedArticle, TaggedGallery
from pages.models import Tag
from search.facets import FacetValue

__all__ = ["SECTION", "TAG", "section_values", "tag_value", "tag_values"]

SECTION = "section"
TAG = "tag"


def section_values(section: SectionPage | None) -> Iterator[FacetValue]:
    """An article of a section is one of every section above it."""
    for page_id in section.lineage if section else ():
        yield FacetValue(SECTION, str(page_id))


def tag_values(items: Iterable[TaggedArticle | TaggedGallery]) -> Iterator[FacetValue]:
    return (tag_value(item.tag) for item in items)


def tag_value(tag: Tag) -> FacetValue:
    return FacetValue(TAG, tag.slug)
