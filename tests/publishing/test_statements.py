"""Publishing a page costs few statements, and what the page says is read once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.db import transaction
from wagtail.models import Revision

from documents.enums import RelationType
from documents.models import Citation, DocumentFile, DocumentRelation, LegalDocumentPage
from news.models import ArticlePage, GalleryPhoto
from search import content
from search.models import SearchEntry
from tests.factories import (
    ArticleFactory,
    AttachmentFactory,
    DocumentFactory,
    FieldFactory,
    GalleryFactory,
    SectionFactory,
    SiteImageFactory,
)
from tests.publishing.statements import noted_statements

pytestmark = pytest.mark.django_db

TEXT = "Căn cứ Hướng dẫn số 2/HD-TLĐ. Hướng dẫn này thay thế Hướng dẫn số 1/HD-TLĐ."


def new_document() -> Revision:
    """A draft with a file, a field of activity, relations to two documents and a text that names both."""
    replaced, amended = DocumentFactory(number="1/HD-TLĐ"), DocumentFactory(number="2/HD-TLĐ")
    document = LegalDocumentPage(
        title="Hướng dẫn mới",
        number="3/HD-TLĐ",
        document_type=replaced.document_type,
        issuer=replaced.issuer,
        issued_on=date(2026, 1, 5),
        effective_on=date(2026, 2, 1),
        live=False,
        text=TEXT,
    )
    replaced.get_parent().add_child(instance=document)
    document.files.add(DocumentFile(attachment=AttachmentFactory()))
    document.relations.add(
        DocumentRelation(relation_type=RelationType.REPLACES, target=replaced, sort_order=0),
        DocumentRelation(relation_type=RelationType.AMENDS, target=amended, sort_order=1),
    )
    document.fields.add(FieldFactory())
    return document.save_revision()


def new_article() -> Revision:
    """A draft with a picture, a tag and a text that names a document."""
    DocumentFactory(number="2/HD-TLĐ")
    section = SectionFactory()
    article = ArticlePage(
        title="Tin mới",
        lead="Tóm tắt.",
        section=section,
        live=False,
        body=[("text", "<p>Theo Hướng dẫn số 2/HD-TLĐ.</p>")],
        lead_image=SiteImageFactory(),
    )
    section.add_child(instance=article)
    article.tags.add("lương")
    return article.save_revision()


@pytest.fixture
def read(monkeypatch) -> Counter[int]:
    """How often the content of each page has been read."""
    counted: Counter[int] = Counter()

    def counting(source: content.Source) -> content.Source:
        def read_content(page):
            counted[page.pk] += 1
            return source.content(page)

        return replace(source, content=read_content)

    for model, source in content._SOURCES.items():
        monkeypatch.setitem(content._SOURCES, model, counting(source))
    return counted


@pytest.mark.parametrize(("new_page", "most"), [(new_document, 100), (new_article, 70)])
def test_publishing_costs_few_statements(new_page: Callable[[], Revision], most: int) -> None:
    revision = new_page()
    # What a process remembers from its first page on.
    for warming in (ArticleFactory(), DocumentFactory(files=1)):
        warming.save_revision().publish()
    with noted_statements() as statements:
        revision.publish()
    assert len(statements) <= most, str(statements)


@pytest.mark.parametrize("new_page", [new_document, new_article])
def test_what_a_page_says_is_read_once_when_it_is_published(new_page, read: Counter[int]) -> None:
    revision = new_page()
    read.clear()
    revision.publish()
    assert read[int(revision.object_id)] == 1
    assert set(read.values()) == {1}


def test_what_several_changes_of_a_transaction_concern_is_read_once(read: Counter[int]) -> None:
    target = DocumentFactory()
    acting = [DocumentFactory() for _ in range(3)]
    read.clear()
    with transaction.atomic():
        for document in acting:
            DocumentRelation.objects.create(page=document, relation_type=RelationType.REPLACES, target=target)
            document.save()
            document.save()
    assert read == {document.pk: 1 for document in [target, *acting]}


def test_a_gallery_costs_no_more_than_its_rows_for_each_photo() -> None:
    def cost(photos: int) -> int:
        gallery = GalleryFactory()
        gallery.photos = [GalleryPhoto(image=SiteImageFactory(), sort_order=n) for n in range(photos)]
        revision = gallery.save_revision()
        with noted_statements() as statements:
            revision.publish()
        return len(statements)

    few = cost(2)
    # The picture is read and looked at, the row is written, and the new audience of the picture.
    assert cost(12) - few <= 4 * 10


def test_a_page_is_read_when_all_of_it_is_written() -> None:
    new_document().publish()
    document = LegalDocumentPage.objects.get(number="3/HD-TLĐ")
    entry = SearchEntry.objects.get(page=document)
    assert "tai-chinh-cong-doan" in entry.facets
    assert Citation.objects.filter(source=document).count() == 2
    assert "replaced" in SearchEntry.objects.get(number="1/HD-TLĐ").facets
