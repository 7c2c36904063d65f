"""Articles and galleries in the words of schema.org."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.utils import timezone
from wagtail.models import Page

from news.models import ArticleByline, ArticlePage, GalleryPage, GalleryPhoto
from pages.models import Tag
from pages.pictures import Picture, SocialPicture
from pages.structured_data import JSON, absolute, image_object, organisation, without_empty

__all__ = ["article_data", "author", "gallery_data"]


def article_data(
    article: ArticlePage,
    *,
    url: str,
    publisher: str,
    root_url: str,
    section: Page | None = None,
    bylines: Iterable[ArticleByline] = (),
    tags: Iterable[Tag] = (),
    image: SocialPicture | None = None,
) -> dict[str, JSON]:
    """A `NewsArticle`. `url` and the address of `image` are absolute or below `root_url`.

    `section` is that of the article, if the reader may see it.
    """
    dates = [date for date in (article.shown_date, article.last_published_at) if date]
    return without_empty(
        {
            "@type": "NewsArticle",
            "headline": article.title,
            "description": article.lead,
            "mainEntityOfPage": url,
            "datePublished": local_iso(article.shown_date),
            "dateModified": local_iso(max(dates, default=None)),
            "articleSection": section.title if section else "",
            "inLanguage": "vi",
            "keywords": [tag.name for tag in tags],
            "author": [author(byline) for byline in bylines],
            "publisher": organisation(publisher, root_url) if publisher else "",
            "image": image_object(absolute(image.url, root_url), image.width, image.height) if image else "",
        }
    )


def local_iso(moment: datetime | None) -> str:
    """A moment in local time; "" where there is none."""
    return timezone.localtime(moment).isoformat() if moment else ""


def author(byline: ArticleByline) -> Mapping[str, JSON]:
    """A person with organisation and role, or whoever the free text names."""
    if byline.text or byline.person is None:
        return {"@type": "Person" if byline.text else "Organization", "name": str(byline)}
    belongs_to = {"@type": "Organization", "name": str(byline.organisation)} if byline.organisation else ""
    return without_empty(
        {"@type": "Person", "name": byline.person.name, "jobTitle": byline.role, "affiliation": belongs_to}
    )


def gallery_data(
    gallery: GalleryPage, *, url: str, root_url: str, photos: Iterable[tuple[GalleryPhoto, Picture]]
) -> dict[str, JSON]:
    """An `ImageGallery` with its photos in order."""
    return without_empty(
        {
            "@type": "ImageGallery",
            "name": gallery.title,
            "description": gallery.lead,
            "url": url,
            "datePublished": local_iso(gallery.shown_date),
            "dateCreated": gallery.taken_on.isoformat() if gallery.taken_on else "",
            "contentLocation": {"@type": "Place", "name": gallery.place} if gallery.place else "",
            "inLanguage": "vi",
            "image": [
                image_object(
                    absolute(picture.src, root_url),
                    picture.width,
                    picture.height,
                    photo.caption,
                    photo.credit or photo.image.credit,
                )
                for photo, picture in photos
            ],
        }
    )
