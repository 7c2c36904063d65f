"""Provisions follow the text of a published document; each has an address that leads to its place."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from background.lanes import Lane
from background.working import work_off
from documents.models import DocumentFile, DocumentStructure, LegalDocumentPage, Provision
from documents.provisions.recording import VERSION, record, stale
from tests.factories import AttachmentFactory, DocumentFactory, LibraryFactory, restrict
from tests.factories.intake import DECISION_TEXT, read_as

pytestmark = pytest.mark.django_db

TEXT = """Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi
1. Áp dụng cho <b>đoàn viên</b>.
2. Áp dụng cho cán bộ:
a) Chuyên trách;
b) Không chuyên trách, theo 65/HD-TLĐ.
Điều 1a. Mức chi
Một triệu đồng.
Điều 2. Hiệu lực
1. Từ ngày ký.
đ) Không phải điểm kế tiếp.
"""


@pytest.fixture(autouse=True)
def _signs_of_this_test(settings, tmp_path):
    settings.WORKERS_ROOT = tmp_path


def divided(**fields) -> LegalDocumentPage:
    document = DocumentFactory(**{"text": TEXT, "number": "12/QĐ-LĐLĐ", **fields})
    work_off(Lane.QUICK)
    return document


def paths(document) -> list[str]:
    rows = Provision.objects.filter(document=document).exclude(path="").order_by("order")
    return list(rows.values_list("path", flat=True))


def test_the_worker_divides_the_text_of_a_published_document():
    document = divided()
    assert paths(document) == [
        "chuong-1",
        "dieu-1",
        "dieu-1/khoan-1",
        "dieu-1/khoan-2",
        "dieu-1/khoan-2/diem-a",
        "dieu-1/khoan-2/diem-b",
        "dieu-1a",
        "dieu-2",
        "dieu-2/khoan-1",
    ]
    point = Provision.objects.get(document=document, path="dieu-1/khoan-2/diem-a")
    assert (point.number, point.text, point.parent.path) == ("a", "Chuyên trách;", "dieu-1/khoan-2")
    assert point.parent.parent.title == "Phạm vi"


def test_provisions_follow_the_text_and_go_with_it():
    document = divided()
    document.text = "Điều 1. Duy nhất\nMột điều."
    document.save_revision().publish()
    work_off(Lane.QUICK)
    assert paths(document) == ["dieu-1"]
    document.unpublish()
    work_off(Lane.QUICK)
    assert not Provision.objects.exists()
    assert not DocumentStructure.objects.exists()


def test_a_draft_has_none():
    document = divided(live=False)
    assert paths(document) == []


def test_a_change_that_leaves_the_text_alone_divides_nothing():
    document = divided()
    first = Provision.objects.order_by("pk").first()
    document.title = "Tên khác"
    document.save_revision().publish()
    work_off(Lane.QUICK)
    assert Provision.objects.order_by("pk").first() == first


def test_without_a_text_of_its_own_it_is_that_of_the_file_with_its_pages(client):
    attachment = AttachmentFactory()
    document = divided(text="", files=[attachment])
    read_as(attachment, DECISION_TEXT.partition("Điều 2.")[0], "Điều 2. Hiệu lực\nTừ ngày ký.")
    record([document.pk])
    second = Provision.objects.get(document=document, path="dieu-2")
    assert second.page == 2
    file = DocumentFile.objects.get(page=document)
    answer = client.get(f"{document.url}dieu-2/")
    assert (answer.status_code, answer["Location"]) == (302, f"{document.url}doc/{file.pk}/?trang=2")


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("dieu-1/", "#dieu-1"),
        ("dieu-1/khoan-2/diem-b/", "#dieu-1-khoan-2-diem-b"),
        ("dieu-1/khoan-2/?ngay=2020-01-01", "?ngay=2020-01-01#dieu-1-khoan-2"),
    ],
)
def test_an_address_leads_to_its_place_on_the_page(client, path, place):
    document = divided()
    answer = client.get(f"{document.url}{path}")
    assert (answer.status_code, answer["Location"]) == (302, f"{document.url}{place}")
    anchor = place.rpartition("#")[2]
    assert client.get(document.url).content.decode().count(f'id="{anchor}"') == 1


@pytest.mark.parametrize("path", ["dieu-3/", "dieu-1/khoan-9/", "dieu-/", "dieu-1/khoan-2/diem-z/", "muc-x/"])
def test_what_the_text_does_not_have_has_no_address(client, path):
    document = divided()
    assert client.get(f"{document.url}{path}").status_code == 404


def test_a_restricted_document_tells_none_of_its_provisions(client):
    document = divided()
    restrict(document)
    assert client.get(f"{document.url}dieu-1/").status_code in {302, 403}
    assert "#dieu-1" not in client.get(f"{document.url}dieu-1/").get("Location", "")
    assert client.get(f"/api/documents/{document.pk}/provisions/").status_code == 404


def test_the_page_shows_headings_anchors_and_contents_and_escapes_the_text(client):
    other = DocumentFactory(number="65/HD-TLĐ")
    text = client.get(divided().url).content.decode()
    assert '<h4 class="provision provision--article" id="dieu-1">' in text
    assert "&lt;b&gt;đoàn viên&lt;/b&gt;" in text
    assert '<li class="contents__line contents__line--1"><a href="#dieu-1a">Điều 1a. Mức chi</a></li>' in text
    assert f'href="{other.url}"' in text, "numbers of documents lead to them, as before"


def test_a_wording_that_was_not_divided_yet_is_never_mixed_with_the_old_one(client):
    document = divided()
    LegalDocumentPage.objects.filter(pk=document.pk).update(text="Điều 1. Mới\nLời mới.")
    text = client.get(document.url).content.decode()
    assert "Lời mới." in text
    assert "Chuyên trách" not in text


def test_a_text_costs_its_page_one_statement_and_one_for_the_numbers_in_it(client):
    with_text, without = divided(), DocumentFactory(number="13/QĐ-LĐLĐ")
    counts = []
    for page in (without, with_text):
        client.get(page.url)
        with CaptureQueriesContext(connection) as asked:
            client.get(page.url)
        counts.append(len(asked))
    assert counts[1] <= counts[0] + 2


def test_programs_get_the_provisions_in_order(client):
    document = divided()
    told = client.get(f"/api/documents/{document.pk}/provisions/").json()
    assert [one["order"] for one in told["provisions"]] == list(range(len(told["provisions"])))
    clause = told["provisions"][3]
    assert (clause["kind"], clause["number"], clause["text"]) == ("clause", "2", "Áp dụng cho cán bộ:")
    assert told["provisions"][clause["parent"]]["title"] == "Phạm vi"
    assert clause["url"].endswith(f"{document.url}dieu-1/khoan-2/")


def test_the_command_finds_and_mends_what_is_not_as_the_text(capsys):
    library = LibraryFactory()
    first, second = divided(parent=library), divided(parent=library, number="14/QĐ-LĐLĐ")
    assert stale() == []
    LegalDocumentPage.objects.filter(pk=first.pk).update(text="Điều 1. Mới\nLời mới.")
    DocumentStructure.objects.filter(pk=second.pk).update(digest=str(VERSION))
    with pytest.raises(CommandError, match="2 documents"):
        call_command("record_provisions", "--check")
    call_command("record_provisions")
    assert capsys.readouterr().out == "Texts divided: 2\n"
    call_command("record_provisions", "--check")
    assert paths(first) == ["dieu-1"]


def test_two_articles_of_one_number_have_two_addresses():
    texts = ("Điều 1. A\nx", "PHỤ LỤC\nĐiều 1. B\ny", "PHỤ LỤC\nĐiều 1. C\nz")
    document = divided(text="\n".join(texts))
    assert [path for path in paths(document) if "dieu" in path] == [
        "dieu-1",
        "phu-luc-1/dieu-1",
        "phu-luc-2/dieu-1",
    ]
