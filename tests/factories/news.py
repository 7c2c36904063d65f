from __future__ import annotations

import wagtail_factories
from factory.declarations import LazyFunction, Sequence

from news.models import ArticlePage, GalleryIndexPage, GalleryPage, GalleryPhoto, SectionPage
from pages.models import Tag
from tests.factories.files import SiteImageFactory
from tests.factories.site import home_page


class SectionFactory(wagtail_factories.PageFactory):
    title = Sequence(lambda n: f"Chuyên mục {n}")
    slug = ""
    parent = LazyFunction(home_page)

    class Meta:
        model = SectionPage


def any_section() -> SectionPage:
    return SectionPage.objects.order_by("path").first() or SectionFactory()


class ArticleFactory(wagtail_factories.PageFactory):
    """An article, by default in the first section. `tags` takes names, `picked` related pages."""

    title = Sequence(lambda n: f"Tin bài {n}")
    slug = ""
    parent = LazyFunction(any_section)
    lead = "Tóm tắt."

    class Meta:
        model = ArticlePage

    @classmethod
    def _create(cls, model_class, *args, tags=(), picked=(), **kwargs):
        article = super()._create(model_class, *args, **kwargs)
        if tags or picked:
            article.tags.add(*(Tag.objects.get_or_create(name=name)[0] for name in tags))
            for position, page in enumerate(picked):
                article.related_pages.create(related=page, sort_order=position)
            article.save()
        return article


class GalleryIndexFactory(wagtail_factories.PageFactory):
    title = "Thư viện ảnh"
    slug = ""
    parent = LazyFunction(home_page)

    class Meta:
        model = GalleryIndexPage


def any_gallery_index() -> GalleryIndexPage:
    return GalleryIndexPage.objects.first() or GalleryIndexFactory()


class GalleryFactory(wagtail_factories.PageFactory):
    """A gallery with `photos` photos: a number of them, or their images."""

    title = Sequence(lambda n: f"Bộ ảnh {n}")
    slug = ""
    parent = LazyFunction(any_gallery_index)

    class Meta:
        model = GalleryPage

    @classmethod
    def _create(cls, model_class, *args, photos=0, **kwargs):
        gallery = super()._create(model_class, *args, **kwargs)
        images = [SiteImageFactory() for _ in range(photos)] if isinstance(photos, int) else photos
        for position, image in enumerate(images):
            GalleryPhoto.objects.create(page=gallery, image=image, sort_order=position)
        return model_class.objects.get(pk=gallery.pk)
