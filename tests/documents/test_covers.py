from __future__ import annotations

import pytest

from documents.enums import FileRole
from documents.models import DocumentFile
from documents.public.viewer.covers import covers_of
from page_images.pages import outline_of
from tests.factories import AttachmentFactory, DocumentFactory, LibraryFactory, docx, home_page, pdf
from tests.factories.news import ArticleFactory
from tests.factories.portable import huge_page_pdf
from tests.factories.reading import document_with

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("page_images_root")]


def test_a_cover_is_the_first_page_of_the_signed_original():
    document = document_with(pdf(100))
    document.files.update(role=FileRole.ANNEX)
    main = DocumentFile.objects.create(page=document, attachment=AttachmentFactory(), sort_order=5)
    assert f"/doc/{main.pk}/anh/1-240/" in covers_of([document])[document.pk].url


def test_a_cover_has_the_shape_of_the_page_once_it_is_known():
    document = document_with(huge_page_pdf(400, 200))
    assert (covers_of([document])[document.pk].width, covers_of([document])[document.pk].height) == (240, 339)
    outline_of(document.files.get().attachment)
    assert covers_of([document])[document.pk].height == 120


def test_what_has_no_pages_and_what_cannot_be_opened_has_no_cover():
    broken, word = document_with(pdf(100)), document_with(docx(), "a.docx")
    outline_of(broken.files.get().attachment)
    assert covers_of([broken, word, DocumentFactory()]) == {}


def test_covers_of_a_list_cost_one_query(django_assert_num_queries):
    documents = [DocumentFactory(files=2) for _ in range(5)]
    assert [document.url for document in documents]
    with django_assert_num_queries(1):
        assert len(covers_of(documents)) == 5


def test_the_library_and_nothing_but_it_names_the_pictures(client):
    home_page()
    library = LibraryFactory()
    document = document_with(pdf(100))
    content = client.get(library.url).content.decode()
    assert f"{document.url}doc/{document.files.get().pk}/anh/1-240/" in content


def search_page(client, words):
    response = client.get("/tim-kiem/", {"q": words})
    assert response.status_code == 200
    return response.content.decode()


def test_hits_of_the_search_show_the_first_page_of_documents(client):
    home_page()
    document = document_with(pdf(100), title="Thu kinh phí công đoàn")
    ArticleFactory(title="Thu kinh phí công đoàn ở cơ sở")
    content = search_page(client, "thu kinh phí")
    picture = f'src="{document.url}doc/{document.files.get().pk}/anh/1-240/'
    assert content.count(picture) == content.count('class="cover"') == 1
    assert 'loading="lazy"' in content[content.index(picture) :][:200]


def test_pictures_of_hits_cost_one_query_however_many(client, django_assert_max_num_queries):
    home_page()
    document_with(pdf(100), title="Thu kinh phí")
    search_page(client, "thu kinh phí")
    with django_assert_max_num_queries(60) as few:
        search_page(client, "thu kinh phí")
    most = len(few)
    for number in range(5):
        document_with(pdf(100), title=f"Thu kinh phí {number}")
    # The first page after a change reads more.
    search_page(client, "thu kinh phí")
    with django_assert_max_num_queries(most):
        assert search_page(client, "thu kinh phí").count('class="cover"') == 6
