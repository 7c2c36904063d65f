"""What stands inside files is found, named with file and page, and never where the page is not to be read."""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from wagtail.models import PageViewRestriction

from extraction.enums import ExtractionState
from extraction.models import ExtractedPage, Extraction
from extraction.signals import text_changed
from search.index import maintenance
from tests.factories import ArticleFactory, AttachmentFactory, DocumentFactory

pytestmark = pytest.mark.django_db

FIRST = "Điều 1. Phạm vi điều chỉnh"
THIRD = "Điều 9. Cán bộ được nghỉ dưỡng sức năm ngày tại nhà khách Ngọc Lặc"


def read(attachment, *pages: str) -> None:
    """Have a file read, as the worker does."""
    extraction = Extraction.objects.get(attachment=attachment)
    extraction.pages.all().delete()
    extraction.state = ExtractionState.DONE
    extraction.save()
    rows = (ExtractedPage(extraction=extraction, number=n, text=text) for n, text in enumerate(pages, 1))
    ExtractedPage.objects.bulk_create(rows)
    text_changed.send(Extraction, attachment_id=attachment.pk)


@pytest.fixture
def attachment():
    return AttachmentFactory(title="Quy chế nhà khách")


@pytest.fixture
def document(attachment):
    document = DocumentFactory(title="Quy chế mới", files=[attachment])
    read(attachment, FIRST, "", THIRD)
    return document


def test_a_hit_inside_a_file_names_file_and_page_and_leads_there(document, ask):
    (hit,) = ask("nhà khách ngọc lặc")["results"]
    file = document.files.get()
    assert hit["title"] == "Quy chế mới"
    assert hit["url"] == document.url
    assert hit["file"] == {
        "title": "Quy chế nhà khách",
        "page": 3,
        "url": f"{document.url}doc/{file.pk}/?trang=3&tim=nh%C3%A0+kh%C3%A1ch+ng%E1%BB%8Dc+l%E1%BA%B7c",
    }
    assert "<mark>Ngọc</mark>" in hit["snippet"]
    assert "Điều 9" in hit["snippet"]


def test_words_of_the_page_and_of_its_file_find_it_together(document, ask):
    (hit,) = ask("quy chế ngọc lặc")["results"]
    assert hit["file"]["page"] == 3


def test_a_page_that_has_all_the_words_itself_is_not_shown_by_its_file(document, ask):
    (hit,) = ask("quy chế mới")["results"]
    assert hit["file"] is None


def test_the_page_of_results_links_to_the_page_of_the_file(document, client):
    said = client.get("/tim-kiem/", {"q": "ngọc lặc"}).content.decode()
    assert "trang 3 của Quy chế nhà khách" in said
    assert f"{document.url}doc/{document.files.get().pk}/?trang=3&amp;tim=" in said


def test_the_text_of_a_replaced_file_is_not_found_any_more(document, attachment, titles):
    assert titles("ngọc lặc") == ["Quy chế mới"]
    attachment.file = ContentFile(b"%PDF-1.4 new", name="khác.pdf")
    attachment.save()
    assert titles("ngọc lặc") == []
    read(attachment, "Nhà khách Hạ Long")
    assert titles("khách hạ long") == ["Quy chế mới"]


def test_the_file_of_a_page_that_is_not_for_everybody_is_not_found(document, attachment, titles):
    restriction = PageViewRestriction.objects.create(
        page=document, restriction_type=PageViewRestriction.LOGIN
    )
    assert titles("ngọc lặc") == []
    read(attachment, THIRD)
    assert titles("ngọc lặc") == []
    restriction.delete()
    assert titles("ngọc lặc") == ["Quy chế mới"]
    document.unpublish()
    read(attachment, THIRD)
    assert titles("ngọc lặc") == []


def test_files_in_an_article_are_found_too(attachment, ask):
    article = ArticleFactory(
        title="Tin về quy chế", body=[("attachment", {"file": attachment, "title": "Toàn văn"})]
    )
    read(attachment, FIRST, THIRD)
    (hit,) = ask("ngọc lặc")["results"]
    assert hit["title"] == "Tin về quy chế"
    assert hit["file"] == {"title": "Toàn văn", "page": 2, "url": f"{article.url}xem/{attachment.pk}/#page=2"}


def test_a_rebuild_and_a_check_know_the_texts_of_files(document, titles):
    maintenance.rebuild()
    assert titles("ngọc lặc") == ["Quy chế mới"]
    assert not maintenance.check()
    ExtractedPage.objects.filter(number=3).update(text="Nhà khách Hạ Long")
    assert maintenance.check().changed == (document.pk,)
    assert titles("khách hạ long") == ["Quy chế mới"]


def test_results_cost_the_same_however_many_are_found_in_files(django_assert_max_num_queries, client):
    for number in range(8):
        attachment = AttachmentFactory()
        DocumentFactory(title=f"Văn bản {number}", files=[attachment])
        read(attachment, *[THIRD] * 5)
    client.get("/api/search/", {"q": "ngọc lặc"})
    with django_assert_max_num_queries(14):
        assert len(client.get("/api/search/", {"q": "ngọc lặc"}).json()["results"]) == 8
