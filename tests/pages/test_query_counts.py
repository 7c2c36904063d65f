"""A page costs the same number of queries whether ten things or two hundred hang on it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from documents.models import DocumentFile, DocumentRelation
from home.models import HomePage
from news.models import ArticleByline, ArticlePage, ArticleRelation, GalleryPhoto, TaggedArticle
from pages.models import Tag
from tests.factories import (
    ArticleFactory,
    AttachmentFactory,
    DocumentFactory,
    DocumentTypeFactory,
    FieldFactory,
    GalleryFactory,
    IssuingBodyFactory,
    SectionFactory,
    SiteImageFactory,
    home_page,
    jpeg,
    many_articles,
    many_documents,
)

pytestmark = pytest.mark.django_db

FEW, MANY = 10, 200
# The whole page, menus, counters and related lists included. A number that grows is asked why it does.
CEILING = 45


def images(count):
    return [SiteImageFactory(file=ContentFile(jpeg(), name=f"{n}.jpg")) for n in range(count)]


def section(count):
    page = SectionFactory()
    now = timezone.now()
    pictures = images(3)
    many_articles(
        count,
        page,
        display_date=lambda n: now - timedelta(minutes=n),
        lead_image=lambda n: pictures[n % 3],
    )
    return page


def article(count):
    parent = section(count)
    page = ArticleFactory(
        parent=parent, tags=["thẻ"], display_date=timezone.now() - timedelta(minutes=count // 2)
    )
    tag = Tag.objects.get(name="thẻ")
    others = list(ArticlePage.objects.exclude(pk=page.pk))
    TaggedArticle.objects.bulk_create(TaggedArticle(tag=tag, content_object=other) for other in others)
    ArticleByline.objects.bulk_create(ArticleByline(page=page, text=f"Người {n}") for n in range(count))
    ArticleRelation.objects.bulk_create(ArticleRelation(page=page, related=other) for other in others[:2])
    return page


def gallery(count):
    page = GalleryFactory()
    pictures = images(5)
    GalleryPhoto.objects.bulk_create(
        GalleryPhoto(page=page, image=pictures[n % 5], caption=f"Ảnh {n}", sort_order=n) for n in range(count)
    )
    return page


def gallery_index(count):
    for _ in range(count // 10):
        page = GalleryFactory(photos=2)
    return page.get_parent()


def photo(count):
    return gallery(count).photos.all()[count // 2]


def library(count):
    types = [DocumentTypeFactory(name=f"Loại {n}") for n in range(count // 10)]
    issuers = [IssuingBodyFactory(name=f"Cơ quan {n}") for n in range(count // 10)]
    for n in range(count // 10):
        FieldFactory(name=f"Lĩnh vực {n}")
    documents = many_documents(
        count, document_type=lambda n: types[n % len(types)], issuer=lambda n: issuers[n % len(issuers)]
    )
    return documents[0].get_parent()


def document(count):
    page = DocumentFactory(number="1/NQ-TLĐ")
    attachment = AttachmentFactory()
    DocumentFile.objects.bulk_create(
        DocumentFile(page=page, attachment=attachment, title=f"Tệp {n}") for n in range(count)
    )
    others = many_documents(count)
    DocumentRelation.objects.bulk_create(
        DocumentRelation(page=page, target=other, relation_type="amends") for other in others
    )
    DocumentRelation.objects.bulk_create(
        DocumentRelation(page=other, target=page, relation_type="related") for other in others
    )
    return page


def home(count):
    chosen = section(count)
    many_documents(count)
    gallery_index(count)
    page = HomePage.objects.get()
    page.body = [
        {"type": kind, "value": value}
        for kind, value in {
            "lead_stories": {"articles": [], "count": 5},
            "latest_news": {"heading": "", "count": 8},
            "section_news": {"section": chosen.pk, "count": 5},
            "galleries": {"heading": "", "count": 4},
            "documents": {"heading": "", "count": 10, "sort": "posted"},
            "most_read": {"heading": "", "days": 30, "count": 5},
            "statistics": {"heading": ""},
        }.items()
    ]
    page.save()
    return page


def address(thing):
    if isinstance(thing, GalleryPhoto):
        return f"{thing.page.url}anh/{thing.pk}/"
    return thing.url


def queries(client, url):
    # The first request makes renditions and fills caches that belong to the process.
    assert client.get(url).status_code == 200
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(url).status_code == 200
    return [query["sql"] for query in captured.captured_queries]


@pytest.mark.parametrize(
    "make",
    [home, section, article, gallery, gallery_index, photo, library, document],
    ids=lambda make: make.__name__,
)
def test_queries_do_not_grow_with_what_there_is(client, make):
    home_page()
    few = queries(client, address(make(FEW)))
    for page in home_page().get_children():
        page.delete()
    many = queries(client, address(make(MANY)))
    assert len(many) == len(few), "\n".join(query for query in many if many.count(query) > few.count(query))
    assert len(many) <= CEILING


@pytest.mark.parametrize("make", [section, library], ids=lambda make: make.__name__)
@pytest.mark.parametrize("path", ["rss/", "?trang=2"])
def test_the_other_lists_do_not_grow_either(client, make, path):
    home_page()
    few = queries(client, address(make(2 * FEW)) + path)
    for page in home_page().get_children():
        page.delete()
    many = queries(client, address(make(MANY)) + path)
    assert len(many) == len(few)


def test_a_sitemap_file_takes_a_constant_number_of_queries(client):
    section(FEW)
    few = queries(client, "/sitemap-1.xml")
    section(MANY)
    assert len(queries(client, "/sitemap-1.xml")) == len(few)
