"""Reports on the library: what they list, who sees them, and that they stay quick."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from documents.models import DocumentRelation
from extraction.models import ExtractedPage, Extraction
from home.roles import setup_roles
from home.roles.names import LIBRARIANS, WRITERS
from tests.factories import ArticleFactory, DocumentFactory

pytestmark = pytest.mark.django_db

REPORTS = "/quan-tri/reports/"
ABOLISHES = "Bãi bỏ Quyết định số 3/QĐ-TLĐ."
NAMES = [
    "ended-citations",
    "missing-documents",
    "documents-without-file",
    "documents-without-text",
    "relation-proposals",
]


def article(text, **fields):
    return ArticleFactory(body=[{"type": "text", "value": f"<p>{text}</p>"}], **fields)


def rows(client, name):
    answer = client.get(f"{REPORTS}{name}/")
    assert answer.status_code == 200
    return list(answer.context["object_list"])


def test_expired_and_replaced_documents_in_news_are_listed(admin_client):
    DocumentFactory(number="1/HD-TLĐ")
    DocumentFactory(number="2/HD-TLĐ", expires_on=date(2020, 1, 1))
    replaced = DocumentFactory(number="3/HD-TLĐ")
    other = DocumentFactory(number="4/HD-TLĐ", text="theo 2/HD-TLĐ")
    DocumentRelation.objects.create(page=other, relation_type="replaces", target=replaced)
    page = article("theo 1/HD-TLĐ, 2/HD-TLĐ và 3/HD-TLĐ")
    article("theo 2/HD-TLĐ", live=False)
    found = {
        (row.source_id, row.target.number, row.validity) for row in rows(admin_client, "ended-citations")
    }
    assert found == {(page.pk, "2/HD-TLĐ", "expired"), (page.pk, "3/HD-TLĐ", "replaced")}


def test_numbers_the_library_does_not_have_are_counted(admin_client):
    DocumentFactory(number="1/HD-TLĐ", issued_on=date(2017, 1, 1))
    for title in ("Một", "Hai"):
        article("theo 43/2007/TT-BCT, 43/2007/TT-BCT", title=title)
    article("theo 1/HD-TLĐ ngày 01/02/2017, 1/HD-TLĐ ngày 03/4/2019, 5/HD-TLĐ", title="Ba")
    found = [
        (row["number"], row["page_count"], row["total"]) for row in rows(admin_client, "missing-documents")
    ]
    assert found[0] == ("43/2007/TT-BCT", 2, 4)
    assert set(found[1:]) == {("1/HD-TLĐ", 1, 1), ("5/HD-TLĐ", 1, 1)}


def test_documents_without_file_or_text_are_listed(admin_client):
    bare = DocumentFactory()
    typed = DocumentFactory(text="Nội dung")
    scanned, read = DocumentFactory(files=1), DocumentFactory(files=1)
    for document, text in ((scanned, ""), (read, "Nội dung")):
        attachment = document.files.get().attachment
        Extraction.objects.filter(attachment=attachment).delete()
        extraction = Extraction.objects.create(attachment=attachment)
        ExtractedPage.objects.create(extraction=extraction, number=1, text=text)
    DocumentFactory(live=False)
    assert {row.pk for row in rows(admin_client, "documents-without-file")} == {bare.pk, typed.pk}
    assert {row.pk for row in rows(admin_client, "documents-without-text")} == {bare.pk, scanned.pk}


@pytest.mark.parametrize("name", NAMES)
def test_librarians_see_them_and_writers_do_not(name):
    setup_roles()
    for role, status in ((LIBRARIANS, 200), (WRITERS, 302)):
        user = User.objects.create_user(role)
        user.groups.add(Group.objects.get(name=role))
        client = Client()
        client.force_login(user)
        assert client.get(f"{REPORTS}{name}/").status_code == status
        assert (f"{REPORTS}{name}/" in client.get("/quan-tri/").content.decode()) is (status == 200)
    assert Client().get(f"{REPORTS}{name}/").status_code == 302


@pytest.mark.parametrize("name", NAMES)
def test_they_take_a_constant_number_of_queries_and_go_into_a_spreadsheet(admin_client, name):
    counts = []
    for size in (2, 12):
        for number in range(size):
            label = f"{size}{number}"
            DocumentFactory(number=f"{label}/HD-TLĐ", expires_on=date(2020, 1, 1), text=ABOLISHES)
            DocumentFactory(number=f"{label}/KH-TLĐ")
            article(f"theo {label}/HD-TLĐ và {label}/NQ-TLĐ", title=f"Bài {label}")
        rows(admin_client, name)
        with CaptureQueriesContext(connection) as queries:
            assert rows(admin_client, name)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    exported = admin_client.get(f"{REPORTS}{name}/?export=csv")
    assert b"".join(exported.streaming_content).count(b"\n") > 2
    assert admin_client.get(f"{REPORTS}{name}/?export=xlsx").status_code == 200
