from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from demonstration.bundle import Content
from demonstration.loading.accounts import create_accounts
from demonstration.loading.bodies import BodyLoader
from demonstration.loading.documents import create_collection, create_document, relate_document
from demonstration.loading.files import FileLoader
from demonstration.loading.frame import arrange_home, create_settings
from demonstration.loading.histories import live_through
from demonstration.loading.news import complete_article, create_article, create_gallery
from demonstration.loading.vocabulary import VocabularyLoader
from documents.models import LibraryPage
from home.models import PlainPage
from images.places import specs_of
from images.working import make_renditions
from news.models import GalleryIndexPage, SectionPage
from starting.frame import create_home
from starting.start import is_started

__all__ = ["load"]


@transaction.atomic
def load(content: Content) -> None:
    """Build the whole demonstration site. Raises `RuntimeError` where there is a home page already."""
    if is_started():
        raise RuntimeError("there is a home page already")
    Loader(content).load()


class Loader:
    """Two passes: every page first, so that they can name each other; then bodies, relations, publication."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.files = FileLoader(content)
        self.words = VocabularyLoader(content)
        self.home = create_home(
            title=content.home.title,
            site_name=content.site.name,
            seo_title=content.site.organisation,
            description=content.home.description,
        )
        self.pages: dict[str, Page] = {}
        self.bodies = BodyLoader(self.files, self.pages)

    def load(self) -> None:
        self._create_pages()
        self._complete_pages()
        arrange_home(self.home, self.content, self.pages)
        create_settings(self.content, self.pages)
        create_accounts(self.content, self.pages)
        live_through(self.content, self.pages, self.files)
        self._prepare_pictures()

    def _create_pages(self) -> None:
        for section in self.content.sections.values():
            page = SectionPage(title=section.name, slug=section.slug, description=section.description)
            self.pages[f"section:{section.slug}"] = self._add(page)
        index = self._add(GalleryIndexPage(title="Thư viện ảnh", slug="thu-vien-anh"))
        self._create_library()
        for article in self.content.articles.values():
            section_page = self.pages[f"section:{article.section}"]
            self.pages[f"article:{article.slug}"] = create_article(
                article, section_page, self.files, self.words
            )
        for gallery in self.content.galleries.values():
            self.pages[f"gallery:{gallery.slug}"] = create_gallery(gallery, index, self.files, self.words)
        for plain in self.content.pages.values():
            self.pages[f"page:{plain.slug}"] = self._add(
                PlainPage(title=plain.title, slug=plain.slug, lead=plain.lead)
            )

    def _create_library(self) -> None:
        library = self._add(LibraryPage(title="Văn bản", slug="van-ban"))
        for document in self.content.documents.values():
            page = create_document(document, library, self.content, self.files, self.words)
            self.pages[f"document:{document.slug}"] = self.pages[f"number:{document.number}"] = page
        for collection in self.content.collections.values():
            page = create_collection(collection, library, self._numbers())
            self.pages[f"collection:{collection.slug}"] = page

    def _numbers(self) -> dict[str, int]:
        return {d.number: self.pages[f"number:{d.number}"].pk for d in self.content.documents.values()}

    def _complete_pages(self) -> None:
        numbers = self._numbers()
        articles = {slug: self.pages[f"article:{slug}"] for slug in self.content.articles}
        for document in self.content.documents.values():
            relate_document(self.pages[f"document:{document.slug}"], document, numbers)
        for slug, article in self.content.articles.items():
            complete_article(articles[slug], article, self.bodies, articles)
        for slug, plain in self.content.pages.items():
            self.pages[f"page:{slug}"].body = self.bodies.load(plain.body, timezone.now())
        for key, page in self.pages.items():
            if not key.startswith("number:"):
                page.save_revision().publish()

    def _prepare_pictures(self) -> None:
        """Cut what the front page and the lists show, so that the first reader finds it."""
        for article in self.content.articles.values():
            make_renditions(self.files.picture(article.picture), specs_of("lead", "card"))
        for gallery in self.content.galleries.values():
            make_renditions(self.files.picture(gallery.cover), specs_of("card"))

    def _add(self, page: Page) -> Page:
        self.home.add_child(instance=page)
        return page
