from __future__ import annotations

import pytest
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Page, ReferenceIndex

from documents.models import LegalDocumentPage
from news.models import ArticlePage
from pages.bulk import ChildWriter, add_references
from tests.factories import ArticleFactory, DocumentFactory, SectionFactory, many_articles, many_documents

pytestmark = pytest.mark.django_db


def test_the_tree_is_whole_and_goes_on_growing():
    section = SectionFactory()
    ArticleFactory(parent=section, title="Có trước")
    many_articles(70, section)
    section = type(section).objects.get(pk=section.pk)
    ArticleFactory(parent=section, title="Đến sau")
    assert Page.find_problems() == ([], [], [], [], [])
    titles = [page.title for page in section.get_children()]
    assert titles == ["Có trước", *(f"Bài {number:04}" for number in range(70)), "Đến sau"]


def test_a_page_written_in_bulk_is_as_one_saved_alone():
    section = SectionFactory()
    [written] = many_articles(1, section, lead="Tóm tắt.")
    alone = ArticleFactory(parent=section, title="Bài 0000")
    written = ArticlePage.objects.get(pk=written.pk)
    own = {
        "id", "page_ptr", "path", "slug", "url_path", "translation_key", "display_date",
        "first_published_at", "last_published_at", "latest_revision_created_at",
    }  # fmt: skip
    for field in ArticlePage._meta.concrete_fields:
        if field.name not in own:
            assert getattr(written, field.attname) == getattr(alone, field.attname), field.name
    assert written.url_path == f"{section.url_path}bai-0000/"
    assert (written.slug, alone.slug) == ("bai-0000", "bai-0000-2")
    assert Page.objects.get(pk=written.pk).specific == written


def test_slugs_are_unique_below_the_parent_across_batches_and_writers():
    section = SectionFactory()
    ArticleFactory(parent=section, title="Lương")
    writer: ChildWriter[ArticlePage] = ChildWriter(section)
    for _ in range(2):
        writer.create([ArticlePage(title="Lương", section=section) for _ in range(3)])
    ChildWriter(section).create([ArticlePage(title="Lương", section=section)])
    slugs = list(section.get_children().values_list("slug", flat=True))
    assert slugs == ["luong", *(f"luong-{number}" for number in range(2, 9))]


def test_a_title_without_letters_has_a_slug_all_the_same():
    section = SectionFactory()
    ChildWriter(section).create([ArticlePage(title="???", section=section) for _ in range(2)])
    assert len(set(section.get_children().values_list("slug", flat=True))) == 2


def test_a_page_written_in_bulk_can_be_read_edited_and_published(client, admin_client):
    [article] = many_articles(1)
    assert client.get(article.url).status_code == 200
    edit = reverse("wagtailadmin_pages:edit", args=[article.pk])
    assert admin_client.get(edit).status_code == 200
    article = ArticlePage.objects.get(pk=article.pk)
    article.title = "Tên mới"
    article.save_revision().publish()
    assert ArticlePage.objects.get(pk=article.pk).title == "Tên mới"


def test_references_are_those_that_saving_would_have_recorded():
    written = many_documents(2)
    add_references(written, ["document_type", "issuer"])
    alone = DocumentFactory(number="999/HD-TLĐ")

    def references(page):
        found = ReferenceIndex.objects.filter(object_id=str(page.pk), base_content_type__model="page")
        fields = [
            f.attname for f in ReferenceIndex._meta.concrete_fields if f.name not in {"id", "object_id"}
        ]
        return set(found.values_list(*fields))

    assert references(written[0]) == references(written[1]) == references(alone)
    before = ReferenceIndex.objects.count()
    call_command("rebuild_references_index", verbosity=0)
    assert ReferenceIndex.objects.count() == before


def test_an_article_in_a_section_is_no_use_of_the_section():
    section = SectionFactory()
    ArticleFactory(parent=section)
    assert not ReferenceIndex.get_references_to(section).exists()


def test_writing_takes_a_number_of_queries_that_does_not_grow_with_the_pages(django_assert_max_num_queries):
    section = SectionFactory()
    writer: ChildWriter[ArticlePage] = ChildWriter(section)
    writer.create([ArticlePage(title="Bài", section=section)])
    with django_assert_max_num_queries(40):
        writer.create([ArticlePage(title="Bài", section=section) for _ in range(300)])
    assert LegalDocumentPage.objects.count() == 0
