"""Articles and galleries."""

from __future__ import annotations

from demonstration.loading.bodies import BodyLoader
from demonstration.loading.files import FileLoader
from demonstration.loading.vocabulary import VocabularyLoader
from demonstration.records import Article, Gallery
from news.models import (
    ArticleByline,
    ArticlePage,
    ArticleRelation,
    GalleryIndexPage,
    GalleryPage,
    GalleryPhoto,
    SectionPage,
)

__all__ = ["complete_article", "create_article", "create_gallery"]


def create_article(
    record: Article, section: SectionPage, files: FileLoader, words: VocabularyLoader
) -> ArticlePage:
    """Add the page of an article, unpublished; its body comes when every page it names is there."""
    article = ArticlePage(
        title=record.title,
        slug=record.slug,
        kicker=record.kicker,
        lead=record.lead,
        lead_image=files.picture(record.picture),
        lead_image_caption=_with_credit(record.picture_caption, record.picture_credit),
        source=record.source,
        display_date=record.displayed,
        first_published_at=record.published,
        live=False,
    )
    byline = record.byline
    article.bylines.add(
        ArticleByline(
            person=words.person(byline.person) if byline.person else None,
            organisation=words.organisation(byline.organisation) if byline.organisation else None,
            role=byline.role,
            text=byline.text,
        )
    )
    section.add_child(instance=article)
    article.tags.add(*words.tags(record.tags))
    return article


def complete_article(
    article: ArticlePage, record: Article, bodies: BodyLoader, by_slug: dict[str, ArticlePage]
) -> None:
    article.body = bodies.load(record.body, record.published)
    for order, slug in enumerate(record.related):
        article.related_pages.add(ArticleRelation(related=by_slug[slug], sort_order=order))


def create_gallery(
    record: Gallery, index: GalleryIndexPage, files: FileLoader, words: VocabularyLoader
) -> GalleryPage:
    gallery = GalleryPage(
        title=record.title,
        slug=record.slug,
        lead=record.lead,
        lead_image=files.picture(record.cover),
        place=record.place,
        taken_on=record.taken,
        display_date=record.published,
        first_published_at=record.published,
        live=False,
    )
    for order, photo in enumerate(record.photos):
        image = files.picture(photo.picture)
        gallery.photos.add(
            GalleryPhoto(
                image=image,
                caption=photo.caption,
                credit=photo.credit,
                alt_text=image.description,
                sort_order=order,
            )
        )
    index.add_child(instance=gallery)
    gallery.tags.add(*words.tags(record.tags))
    return gallery


def _with_credit(caption: str, credit: str) -> str:
    return f"{caption} {credit}".strip()
