"""The addresses that are measured."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone

from news.catalogue.current import lists
from news.models import ArticlePage, GalleryIndexPage, GalleryPage, SectionPage
from news.views.section import ARTICLES_PER_PAGE
from pages.models import Tag
from pages.views import ADDRESSES_PER_FILE

__all__ = ["Asked", "addresses"]


@dataclass(frozen=True, slots=True)
class Asked:
    """An address under a name."""

    name: str
    url: str


def addresses() -> Iterator[Asked]:
    """All of them; the newspaper was filled before."""
    published = ArticlePage.objects.published()
    section = SectionPage.objects.order_by("path")[0]
    pages = -(-len(lists().all_of(("below section", section.pk))) // ARTICLES_PER_PAGE)
    yield Asked("home", "/")
    yield Asked("section, first page", section.url)
    yield Asked("section, middle page", f"{section.url}?trang={pages // 2}")
    yield Asked("section, last page", f"{section.url}?trang={pages}")
    yield from _articles(section)
    yield Asked("gallery", GalleryPage.objects.newest_first()[1].url)
    yield Asked("list of galleries", GalleryIndexPage.objects.get().url)
    tag = Tag.objects.order_by("pk")[0]
    tagged = -(-published.filter(tagged_items__tag=tag).count() // 15)
    yield Asked("tag, first page", f"/the/{tag.slug}/")
    yield Asked("tag, last page", f"/the/{tag.slug}/?trang={tagged}")
    today = timezone.localdate()
    yield Asked("archive of a month", f"{section.url}nam/{today.year}/thang/{today.month}/")
    yield Asked("archive of a year", f"{section.url}nam/{today.year}/")
    yield Asked("all news, first page", "/tin-moi/")
    yield Asked("all news, last page", f"/tin-moi/?trang={-(-published.count() // 15)}")
    yield Asked("feed of all news", "/rss/")
    yield Asked("feed of a section", f"{section.url}rss/")
    yield Asked("sitemap, index", "/sitemap.xml")
    yield Asked("sitemap, a file", "/sitemap-1.xml")
    last = published.count() // ADDRESSES_PER_FILE + 1
    yield Asked("sitemap, last file", f"/sitemap-{last}.xml")


def _articles(section: SectionPage) -> Iterator[Asked]:
    own = ArticlePage.objects.published().filter(section=section).newest_first()
    for name, condition in (("tags", True), ("picked related", False)):
        chosen = own.filter(related_pages__isnull=condition, lead_image__isnull=False)
        yield Asked(f"article, {name}", chosen[chosen.count() // 2].url)
