from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from documents.acquisition.known_documents import register_of_library
from documents.identity import Identity, is_numbered_by_type
from documents.models import LegalDocumentPage
from documents.names import name_key
from tests.factories import DocumentFactory, DocumentTypeFactory, IssuingBodyFactory, LibraryFactory

pytestmark = pytest.mark.django_db

LAW, RESOLUTION, GUIDANCE = "Luật", "Nghị quyết", "Hướng dẫn"
UNION, ASSEMBLY = "Tổng Liên đoàn Lao động Việt Nam", "Quốc hội"

# number, issuer, type, year of a document in the library; the same of another; are they one?
CASES = [
    (("65/HD-TLĐ", UNION, GUIDANCE, 2017), ("65/HD-TLĐ", UNION, GUIDANCE, 2017), True),
    (("65/HD-TLĐ", UNION, GUIDANCE, 2017), ("065 / hd - tld", UNION, GUIDANCE, 2017), True),
    (("65/HD-TLĐ", UNION, GUIDANCE, 2017), ("65/HD-TLĐ", UNION, RESOLUTION, 2017), True),
    (("65/HD-TLĐ", UNION, GUIDANCE, 2017), ("65/HD-TLĐ", UNION, GUIDANCE, 2018), False),
    (("65/HD-TLĐ", UNION, GUIDANCE, 2017), ("65/HD-TLĐ", ASSEMBLY, GUIDANCE, 2017), False),
    (("65/HD-TLĐ", UNION, GUIDANCE, 2017), ("66/HD-TLĐ", UNION, GUIDANCE, 2017), False),
    (("65/HD-TLĐ", UNION, GUIDANCE, 2017), ("65/HD-TLĐ", UNION, GUIDANCE, None), True),
    (("65/HD-TLĐ", UNION, GUIDANCE, None), ("65/HD-TLĐ", UNION, GUIDANCE, 2017), True),
    (("18/2008/QH12", ASSEMBLY, LAW, 2008), ("18/2008/QH12", ASSEMBLY, RESOLUTION, 2008), False),
    (("18/2008/QH12", ASSEMBLY, LAW, 2008), ("18/2008/QH12", ASSEMBLY, LAW, 2008), True),
    (("1076 /LĐLĐ", UNION, GUIDANCE, 2017), ("1076/LĐLĐ", UNION, GUIDANCE, 2017), True),
    (("", UNION, GUIDANCE, 2017), ("", UNION, GUIDANCE, 2017), False),
    (("không số", UNION, GUIDANCE, 2017), ("không số", UNION, GUIDANCE, 2017), False),
]


def document(number, issuer, type_name, year, **more):
    return DocumentFactory(
        number=number,
        issuer=IssuingBodyFactory(name=issuer),
        document_type=DocumentTypeFactory(name=type_name),
        issued_on=date(year, 3, 1) if year else None,
        effective_on=None,
        **more,
    )


@pytest.mark.parametrize(("known", "new", "is_same"), CASES)
def test_a_number_names_one_document_of_an_issuer_in_a_year(known, new, is_same):
    first = document(*known, title="Văn bản có trước")
    if not is_same:
        document(*new)
        return
    with pytest.raises(ValidationError) as refusal:
        document(*new)
    message = refusal.value.message_dict["number"][0]
    assert f'<a href="{first.url}">Văn bản có trước</a>' in message


@pytest.mark.parametrize(("known", "new", "is_same"), CASES)
def test_an_import_tells_duplicates_by_the_same_rule(known, new, is_same):
    register = register_of_library()

    def add(number, issuer, type_name, year):
        day = date(year, 3, 1) if year else None
        return register.add(Identity.of(number, name_key(issuer), name_key(type_name), day), "có trước")

    assert add(*known) is None
    assert (add(*new) is not None) is is_same


@pytest.mark.parametrize(
    ("number", "expected"),
    [("18/2008/QH12", True), ("343/2017/UBTVQH14", True), ("43/2007/TT-BCT", False), ("1077/LĐLĐ", False),
     ("71/2015", False), ("", False)],
)  # fmt: skip
def test_only_legislation_without_a_type_in_its_symbol_is_numbered_by_type(number, expected):
    assert is_numbered_by_type(number) is expected


def test_a_number_stays_as_the_source_wrote_it_beside_its_key():
    saved = DocumentFactory(number="1076 /LĐLĐ")
    assert (saved.number, saved.number_key) == ("1076 /LĐLĐ", "1076/ldld")


def test_a_document_is_not_its_own_duplicate():
    saved = DocumentFactory(number="65/HD-TLĐ")
    saved.title = "Tên khác"
    saved.save()
    saved.save_revision().publish()


def test_a_title_in_the_message_is_escaped():
    DocumentFactory(number="65/HD-TLĐ", title="<script>alert(1)</script>")
    with pytest.raises(ValidationError) as refusal:
        DocumentFactory(number="65/HD-TLĐ")
    assert "<script>" not in refusal.value.message_dict["number"][0]


@pytest.mark.parametrize("action", [{}, {"action-publish": "action-publish"}])
def test_the_admin_refuses_a_duplicate_and_links_the_existing_one_even_for_a_draft(admin_client, action):
    existing = DocumentFactory(number="65/HD-TLĐ", title="Văn bản có trước")
    library = LibraryFactory._meta.model.objects.get()
    form = nested_form_data(
        {
            "title": "Nhập lần hai",
            "slug": "nhap-lan-hai",
            "number": "65 / HD-TLĐ",
            "document_type": existing.document_type_id,
            "issuer": existing.issuer_id,
            "issued_on": "20/01/2017",
            "posted_on": "21/01/2017",
            "fields": [],
            "files": inline_formset([]),
            "relations": inline_formset([]),
            "comments": inline_formset([]),
        }
    )
    address = reverse("wagtailadmin_pages:add", args=["documents", "legaldocumentpage", library.pk])
    response = admin_client.post(address, form | action)
    assert response.status_code == 200
    assert LegalDocumentPage.objects.count() == 1
    assert f'<a href="{existing.url}">Văn bản có trước</a>' in response.content.decode()
