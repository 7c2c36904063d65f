"""What articles and galleries tell the search."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch

from extraction.texts import pages_with_text
from news.facet_values import section_values, tag_values
from news.models import ArticlePage, GalleryPage, TaggedArticle, TaggedGallery
from pages.attached_files import attachments_of
from search.content import FilePage, Kind, SearchContent, register

__all__ = ["article_content", "gallery_content"]


def article_content(article: ArticlePage) -> SearchContent:
    return SearchContent(
        kind=Kind.ARTICLE,
        title=article.title,
        lead=article.lead,
        body=article.body_text(),
        published_at=article.shown_date,
        source_id=article.source_id or "",
        listed_at=article.shown_date,
        facets=(*section_values(article.section), *tag_values(article.tagged_items.all())),
        file_pages=tuple(_file_pages(article)),
    )


def gallery_content(gallery: GalleryPage) -> SearchContent:
    captions = [f"{photo.caption} {photo.alt_text}" for photo in gallery.photos.all()]
    return SearchContent(
        kind=Kind.GALLERY,
        title=gallery.title,
        lead=gallery.lead,
        body="\n".join([gallery.place, *captions]),
        published_at=gallery.shown_date,
        source_id=gallery.source_id or "",
        listed_at=gallery.shown_date,
        facets=tuple(tag_values(gallery.tagged_items.all())),
    )


def _file_pages(article: ArticlePage) -> Iterator[FilePage]:
    """The pages of the files it offers; browsers open a PDF at the page that stands behind "#"."""
    for file, title in attachments_of(article):
        for page in pages_with_text(file):
            yield FilePage(title, page.number, f"xem/{file.pk}/#page={page.number}", page.text)


def _tags(through: type[TaggedArticle | TaggedGallery]) -> Prefetch[Any]:
    return Prefetch("tagged_items", through._default_manager.select_related("tag"))


register(ArticlePage, content=article_content, loaded=("section", _tags(TaggedArticle)))
register(GalleryPage, content=gallery_content, loaded=("photos", _tags(TaggedGallery)))
