"""The library as data: the whole record, the list's own filters, and mistakes that are told."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date

import pytest
from django.core.files.base import ContentFile

from documents.models import DocumentFile, DocumentRelation, LegalDocumentPage, LibraryPage, Signer
from documents.public.api.page import EXAMPLES
from tests.factories import (
    AttachmentFactory,
    DocumentFactory,
    DocumentTypeFactory,
    FieldFactory,
    IssuingBodyFactory,
    LibraryFactory,
    many_documents,
    pdf,
    restrict,
)

pytestmark = pytest.mark.django_db

LIST = "/api/documents/"


@pytest.fixture(scope="module")
def made_library(shared_content):
    """The documents of the examples."""
    library = LibraryFactory(title="Văn bản", slug="van-ban")
    top = IssuingBodyFactory(name="Tổng Liên đoàn Lao động Việt Nam", abbreviation="TLĐ")
    guidance = DocumentTypeFactory(name="Hướng dẫn", abbreviation="HD")
    old = add(library, guidance, top, "65/HD-TLĐ", date(2017, 1, 20), date(2017, 2, 1))
    new = add(library, guidance, top, "12/HD-TLĐ", date(2024, 1, 10), date(2024, 2, 1))
    old.signer = Signer.objects.create(pk=70077, name="Nguyễn Văn A")
    old.signer_position = "Phó Chủ tịch"
    old.fields = [FieldFactory(name="Tài chính công đoàn")]
    old.save()
    content = ContentFile(pdf(), name="65-HD-TLĐ.pdf")
    file = AttachmentFactory(title="Bản ký", file=content, file_size=len(pdf()))
    DocumentFile.objects.create(pk=80088, page=old, attachment=file)
    DocumentRelation.objects.create(page=new, target=old, relation_type="replaces")
    DocumentRelation.objects.create(
        page=old, relation_type="based_on", target_text="Luật Công đoàn 2012", target_url="https://vbpl.vn/"
    )
    return library


@pytest.fixture
def library(made_library, db):
    return deepcopy(made_library)


def add(library, kind, issuer, number, issued_on, effective_on):
    abstract = f"Hướng dẫn thực hiện quy định về tài chính công đoàn (số {number})"
    page = LegalDocumentPage(
        title=abstract, slug=f"huong-dan-{number[:2]}", number=number, abstract=abstract,
        document_type=kind, issuer=issuer, issued_on=issued_on, effective_on=effective_on,
        posted_on=issued_on, text="Điều 1. Phạm vi điều chỉnh",
    )  # fmt: skip
    return library.add_child(instance=page)


def of(number):
    return LegalDocumentPage.objects.get(number_value=number)


def ask(client, address, status=200, **headers):
    response = client.get(address, headers=headers)
    assert response.status_code == status, response.content.decode()
    assert response["Content-Type"] == "application/json; charset=utf-8"
    assert response["Access-Control-Allow-Origin"] == "*"
    return response.json()


def numbers(client, query):
    return [document["number"] for document in ask(client, LIST + query)["documents"]]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_the_examples_on_the_page_for_programmers_are_true(client, library, example):
    ids = {"1065": of(65).pk, "1072": of(12).pk}
    request = example.request.replace("/1065/", f"/{ids['1065']}/")
    shown = json.dumps(ask(client, request, example.status), ensure_ascii=False, indent=2)
    for there, here in ids.items():
        shown = shown.replace(f'"id": {here},', f'"id": {there},')
        shown = shown.replace(f"/documents/{here}/", f"/documents/{there}/")
    shown = shown.replace("http://testserver", "https://congdoan.example")
    assert shown.replace("http://localhost", "https://congdoan.example") == example.answer


def test_the_page_for_programmers_shows_them_and_is_linked(client, library):
    page = client.get("/du-lieu-mo/").content.decode()
    for example in EXAMPLES:
        assert example.request.replace("&", "&amp;") in page
    assert "/du-lieu-mo/" in client.get(library.url).content.decode()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["12/HD-TLĐ", "65/HD-TLĐ"]),
        ("?number=65/HD-TLĐ", ["65/HD-TLĐ"]),
        ("?number=65hdtld", ["65/HD-TLĐ"]),
        ("?number=số 065 / hd - tlđ", ["65/HD-TLĐ"]),
        ("?number=65", ["65/HD-TLĐ"]),
        ("?number=hướng dẫn 65", ["65/HD-TLĐ"]),
        ("?number=6", []),
        ("?number=65/QĐ-TLĐ", []),
        ("?type=huong-dan&year=2024", ["12/HD-TLĐ"]),
        ("?loai=huong-dan&nam=2024", ["12/HD-TLĐ"]),
        ("?issuer=Tổng LĐLĐ Việt Nam&sort=number", ["12/HD-TLĐ", "65/HD-TLĐ"]),
        ("?field=tai-chinh-cong-doan", ["65/HD-TLĐ"]),
        ("?signer=70077", ["65/HD-TLĐ"]),
        ("?has_file=true", ["65/HD-TLĐ"]),
        ("?has_file=false", ["12/HD-TLĐ"]),
        ("?has_text=false", []),
        ("?status=replaced", ["65/HD-TLĐ"]),
        ("?status=in_force&as_at=2023-07-01", ["65/HD-TLĐ"]),
        ("?status=replaced&as_at=2023-07-01", []),
    ],
)
def test_the_list_is_narrowed_like_the_one_people_see(client, library, query, expected):
    assert numbers(client, query) == expected


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("?as_at=31/12/2024", "as_at"), ("?as_at=2024-02-30", "as_at"), ("?as_at=0001-01-01", "as_at"),
        ("?as_at=9999-12-31", "as_at"), ("?number=abc", "number"), ("?number=%00", "number"),
        ("?type=khong-co", "type"), ("?issuer=Không có", "issuer"), ("?field=x", "field"),
        ("?signer=x", "signer"),
        ("?signer=99999999999999999999", "signer"), ("?year=abc", "year"), ("?year=99999", "year"),
        ("?status=hieu-luc", "status"), ("?has_text=maybe", "has_text"), ("?sort=x", "sort"),
        ("?page=0", "page"),
        ("?page=-1", "page"), ("?page=²", "page"), ("?page=99999999999", "page"),
        ("?page_size=101", "page_size"),
        ("?page_size=0", "page_size"), ("?unknown=1", "unknown"), ("?year=2024&year=2017", "year"),
    ],
)  # fmt: skip
def test_a_wrong_parameter_is_told(client, library, query, parameter):
    answer = ask(client, LIST + query, 400)
    assert answer["parameter"] == parameter
    assert answer["error"]


def test_pages_lead_to_each_other_and_together_are_the_list(client, library):
    many_documents(5)
    found, address = [], f"{LIST}?page_size=2&sort=number"
    while address:
        answer = ask(client, address)
        assert (answer["total"], answer["pages"], answer["page_size"]) == (7, 4, 2)
        found += [document["id"] for document in answer["documents"]]
        address = answer["next"]
    assert len(found) == len(set(found)) == 7
    assert answer["previous"].endswith("page=3")
    beyond = ask(client, f"{LIST}?page=99")
    assert (beyond["documents"], beyond["next"]) == ([], None)


def test_what_is_not_public_is_nowhere(client, library):
    draft, secret = DocumentFactory(live=False, parent=library), DocumentFactory(title="Kín", parent=library)
    visible = of(65)
    for hidden in (draft, secret):
        DocumentRelation.objects.create(page=hidden, target=visible, relation_type="amends")
    restrict(secret)
    for hidden in (draft, secret):
        ask(client, f"{LIST}{hidden.pk}/", 404)
    everything = json.dumps([ask(client, LIST), ask(client, f"{LIST}{of(65).pk}/")], ensure_ascii=False)
    assert "Kín" not in everything
    assert "amended_by" not in everything
    assert ask(client, LIST)["total"] == 2


def test_it_is_read_only_and_open_to_every_origin(client, library):
    for method in ("post", "put", "patch", "delete"):
        response = getattr(client, method)(LIST)
        assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS")
    preflight = client.options(LIST)
    assert (preflight.status_code, preflight["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")
    response = client.get(LIST)
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_what_has_not_changed_is_not_sent_again(client, library):
    first = client.get(f"{LIST}{of(65).pk}/")
    again = client.get(f"{LIST}{of(65).pk}/", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    page = of(65)
    page.title = "Tên mới"
    page.save()
    assert client.get(f"{LIST}{of(65).pk}/", headers={"if-none-match": first["ETag"]}).status_code == 200


def test_the_number_of_queries_does_not_grow(client, django_assert_max_num_queries):
    pages = many_documents(40)
    attachment = AttachmentFactory()
    DocumentFile.objects.bulk_create(DocumentFile(page=page, attachment=attachment) for page in pages)
    DocumentRelation.objects.bulk_create(
        DocumentRelation(page=page, target=pages[0], relation_type="related") for page in pages[1:]
    )
    client.get(LIST)
    with django_assert_max_num_queries(30):
        assert len(ask(client, f"{LIST}?page_size=40")["documents"]) == 40


def test_without_a_library_there_is_nothing(client):
    assert LibraryPage.objects.count() == 0
    assert ask(client, LIST)["total"] == 0
