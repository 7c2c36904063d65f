from __future__ import annotations

import pytest

from documents.enums import FileRole
from documents.models import DocumentFile
from documents.viewer.covers import covers_of
from facsimiles.pages import outline_of
from tests.factories import AttachmentFactory, DocumentFactory, LibraryFactory, docx, home_page, pdf
from tests.factories.portable import huge_page_pdf
from tests.factories.reading import document_with

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facsimiles_root")]


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
