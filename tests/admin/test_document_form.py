"""Librarians at work on one document."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Collection

from attachments.models import Attachment
from counters.enums import Countable
from counters.models import Total
from documents.models import LegalDocumentPage
from home.roles import LIBRARIANS
from tests.factories import DocumentFactory, pdf


@pytest.fixture
def librarian(make_staff, sign_in):
    return sign_in(make_staff(LIBRARIANS))


def new_document(newspaper, like, **fields):
    """Address and data of the form for a document that has the type and issuer of another."""
    data = {
        "title": "Hướng dẫn mới",
        "slug": "",
        "number": "99/HD-TLĐ",
        "abstract": "",
        "document_type": like.document_type_id,
        "issuer": like.issuer_id,
        "issued_on": "20/01/2017",
        "posted_on": "19/05/2026",
        "action-publish": "on",
    }
    for formset in ("files", "relations", "comments"):
        data |= {f"{formset}-TOTAL_FORMS": "0", f"{formset}-INITIAL_FORMS": "0"}
    address = reverse("wagtailadmin_pages:add", args=["documents", "legaldocumentpage", newspaper.library.pk])
    return address, data | fields


def test_a_document_is_published_at_once(newspaper, librarian):
    like = DocumentFactory(parent=newspaper.library)
    librarian.post(*new_document(newspaper, like))
    document = LegalDocumentPage.objects.get(number="99/HD-TLĐ")
    assert document.live
    assert document.issued_on.isoformat() == "2017-01-20"


def test_a_second_document_of_a_number_is_refused_with_a_link_to_the_first(newspaper, librarian):
    first = DocumentFactory(parent=newspaper.library, number="65/HD-TLĐ", title="Văn bản có sẵn")
    response = librarian.post(*new_document(newspaper, first, number="65 / HD-TLĐ"))
    page = response.content.decode()
    assert f'<a href="{first.url}">Văn bản có sẵn</a>' in page
    assert LegalDocumentPage.objects.count() == 1


def test_a_date_that_does_not_exist_is_an_error_in_words(newspaper, librarian):
    like = DocumentFactory(parent=newspaper.library)
    response = librarian.post(*new_document(newspaper, like, issued_on="31/02/2026"))
    assert response.context["form"].errors["issued_on"]


UPLOADS = {
    "a program": ("van-ban.pdf", b"MZ\x90\x00 program"),
    "a page": ("trang.html", b"<script>alert(1)</script>"),
    "a page under another name": ("van-ban.pdf", b"<html><script>alert(1)</script></html>"),
    "empty": ("rong.pdf", b""),
}


@pytest.mark.parametrize("case", UPLOADS)
def test_a_wrong_file_is_refused_in_words(case, newspaper, librarian):
    name, content = UPLOADS[case]
    response = librarian.post(
        reverse("wagtaildocs:add"),
        {
            "title": "Tệp",
            "collection": Collection.get_first_root_node().pk,
            "file": SimpleUploadedFile(name, content),
        },
    )
    assert response.status_code == 200
    assert response.context["form"].errors["file"]
    assert not Attachment.objects.exists()


def test_a_file_keeps_its_vietnamese_name(newspaper, librarian):
    file = SimpleUploadedFile("Hướng dẫn số 65.pdf", pdf(), "application/pdf")
    data = {"title": "Tệp", "collection": Collection.get_first_root_node().pk, "file": file}
    librarian.post(reverse("wagtaildocs:add"), data)
    assert Attachment.objects.get().original_name == "Hướng dẫn số 65.pdf"


def test_views_and_downloads_are_shown_on_the_edit_view(newspaper, librarian):
    document = DocumentFactory(parent=newspaper.library)
    Total.objects.create(page=document, countable=Countable.VIEW, file_id=0, count=6190)
    page = librarian.get(reverse("wagtailadmin_pages:edit", args=[document.pk])).content.decode()
    assert "<strong>6.190</strong>" in page
