"""A collection hands out the versions in force, says what it leaves out, and tells nothing that is hidden."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from counters.totals import totals_for
from documents.models import CollectionMember, DocumentCollectionPage, DocumentRelation, LibraryPage
from documents.public.collections.holding import held_by
from tests.factories import DocumentFactory, DocumentTypeFactory, LibraryFactory, restrict

pytestmark = pytest.mark.django_db


def collection(*documents, title="Bộ hồ sơ đại hội", **fields):
    library = LibraryPage.objects.first() or LibraryFactory()
    page = library.add_child(instance=DocumentCollectionPage(title=title, **fields))
    for order, document in enumerate(documents):
        CollectionMember.objects.create(
            page=page, document=document, sort_order=order, note=f"Ghi chú {order}"
        )
    return page


def replace(new, old):
    DocumentRelation.objects.create(page=new, target=old, relation_type="replaces")


def archive(client, page):
    response = client.get(f"{page.url}tai-tat-ca/")
    assert response.status_code == 200
    content = b"".join(response.streaming_content)
    assert len(content) == int(response["Content-Length"])
    return zipfile.ZipFile(io.BytesIO(content))


def held(page):
    today = timezone.localdate()
    return [
        (each.member.number, [document.number for document in each.current]) for each in held_by(page, today)
    ]


def test_the_zip_has_the_files_in_the_order_of_the_collection_and_a_list(client):
    first = DocumentFactory(number="1/HD-TLĐ", files=2)
    second = DocumentFactory(number="2/HD-TLĐ", files=1)
    package = archive(client, collection(second, first))
    folders = {name.partition("/")[0] for name in package.namelist()} - {"danh-muc.txt"}
    assert folders == {"01 2-HD-TLĐ", "02 1-HD-TLĐ"}
    assert len(package.namelist()) == len(set(package.namelist())) == 4
    listed = package.read("danh-muc.txt").decode("utf-8-sig")
    assert listed.index("2/HD-TLĐ") < listed.index("1/HD-TLĐ")
    assert "Ghi chú 0" in listed
    assert package.testzip() is None


def test_a_replaced_member_gives_way_to_what_is_in_force_however_far_that_is(client):
    oldest, older, current = (DocumentFactory(number=f"{n}/HD-TLĐ", files=1) for n in (1, 2, 3))
    replace(older, oldest)
    replace(current, older)
    page = collection(oldest)
    assert held(page) == [("1/HD-TLĐ", ["3/HD-TLĐ"])]
    package = archive(client, page)
    assert [name.partition("/")[0] for name in package.namelist()] == ["danh-muc.txt", "01 3-HD-TLĐ"]
    listed = package.read("danh-muc.txt").decode("utf-8-sig")
    assert "1/HD-TLĐ" in listed
    assert "3/HD-TLĐ" in listed
    assert "3/HD-TLĐ" in client.get(page.url).content.decode()


def test_a_member_and_its_replacement_beside_each_other_are_one(client):
    old, new = DocumentFactory(number="1/HD-TLĐ", files=1), DocumentFactory(number="2/HD-TLĐ", files=1)
    replace(new, old)
    assert len(archive(client, collection(old, new)).namelist()) == 2


def letter():
    kind = DocumentTypeFactory(name="Công văn")
    kind.has_validity = False
    kind.save()
    return kind


@pytest.mark.parametrize(
    ("fields", "is_held"),
    [
        ({}, True),
        ({"expires_on": date(2018, 1, 1)}, False),
        ({"effective_on": date(2099, 1, 1)}, False),
        ({"effective_on": None}, True),
        ({"withdrawn_on": date(2018, 1, 1)}, False),
    ],
)
def test_only_what_may_be_relied_on_is_handed_out(client, fields, is_held):
    document = DocumentFactory(number="1/HD-TLĐ", files=1, **fields)
    page = collection(document)
    assert held(page) == [("1/HD-TLĐ", ["1/HD-TLĐ"] if is_held else [])]
    assert len(archive(client, page).namelist()) == 1 + is_held


def test_letters_neither_expire_nor_are_left_out():
    assert held(collection(DocumentFactory(number="1/LĐLĐ", document_type=letter()))) == [
        ("1/LĐLĐ", ["1/LĐLĐ"])
    ]


def test_documents_that_replace_each_other_in_a_circle_end():
    one, other = DocumentFactory(number="1/HD-TLĐ"), DocumentFactory(number="2/HD-TLĐ")
    replace(one, other)
    replace(other, one)
    assert held(collection(one)) == [("1/HD-TLĐ", [])]


@pytest.mark.parametrize("hide", [lambda document: document.unpublish(), restrict])
def test_what_is_hidden_is_neither_named_nor_handed_out(client, hide):
    secret = DocumentFactory(number="1/HD-TLĐ", title="Kín", files=1)
    old, hidden_new = (
        DocumentFactory(number="2/HD-TLĐ"),
        DocumentFactory(number="3/HD-TLĐ", title="Kín", files=1),
    )
    replace(hidden_new, old)
    page = collection(secret, old)
    hide(secret)
    hide(hidden_new)
    package = archive(client, page)
    listed = package.read("danh-muc.txt").decode("utf-8-sig")
    content = client.get(page.url).content.decode()
    for text in (listed, content, " ".join(package.namelist())):
        assert "Kín" not in text
        assert "3/HD-TLĐ" not in text
        assert "3-HD-TLĐ" not in text


def test_a_hidden_collection_has_no_zip_and_no_place_in_the_library(client):
    page = collection(DocumentFactory(files=1), title="Bộ chưa đăng", live=False)
    assert client.get(f"{page.url}tai-tat-ca/").status_code == 404
    assert "Bộ chưa đăng" not in client.get(page.get_parent().url).content.decode()
    page.live = True
    page.save()
    assert "Bộ chưa đăng" in client.get(page.get_parent().url).content.decode()


def test_the_download_is_counted_once_for_the_collection(client):
    document = DocumentFactory(files=1)
    page = collection(document)
    client.get(
        f"{page.url}tai-tat-ca/",
        headers={"user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"},
    )
    counts = totals_for([page.pk, document.pk])
    assert (counts[page.pk].downloads, counts[document.pk].downloads) == (1, 0)


def test_an_empty_collection_is_a_page_and_a_zip_with_its_list(client):
    page = collection()
    assert client.get(page.url).status_code == 200
    assert archive(client, page).namelist() == ["danh-muc.txt"]


def test_a_document_stands_in_a_collection_once():
    document = DocumentFactory()
    page = collection(document)
    with pytest.raises(ValidationError):
        CollectionMember(page=page, document=document).full_clean()


def test_the_number_of_queries_does_not_grow(django_assert_max_num_queries):
    old = [DocumentFactory() for _ in range(6)]
    new = DocumentFactory()
    for document in old:
        replace(new, document)
    page = collection(*old)
    with django_assert_max_num_queries(8):
        assert len(held_by(page, timezone.localdate())) == 6
