"""What the library answers to the digest of a copy."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.core.files.base import ContentFile

from documents.enums import RelationType
from documents.lifecycle.actions import remove, replace_file, withdraw
from documents.models import DocumentRelation
from tests.factories import AttachmentFactory, DocumentFactory, pdf, restrict

pytestmark = pytest.mark.django_db

UNKNOWN = {"status": "unknown", "document": None, "current": None}


@pytest.fixture(scope="module")
def made_document(shared_content):
    """A document whose only file was replaced."""
    user = User.objects.create_user("thuthu")
    document = DocumentFactory(files=[AttachmentFactory(file=ContentFile(pdf(100), name="cũ.pdf"))])
    document.save_revision().publish()
    corrected = AttachmentFactory(file=ContentFile(pdf(200), name="mới.pdf"))
    replace_file(document.files.get(), corrected, user=user, reason="Thiếu trang")
    return document


@pytest.fixture
def document(made_document, db):
    return type(made_document).objects.get(pk=made_document.pk)


@pytest.fixture
def user(made_document, db):
    return User.objects.get()


def digests(document):
    return document.file_versions.get().sha256, document.files.get().attachment.sha256


def asked(client, digest):
    return client.get(f"/api/files/{digest}/")


def test_a_current_and_a_superseded_copy_are_told_with_the_file_to_use(client, document):
    former, current = digests(document)
    file = document.files.get()
    described = {
        "document": {
            "id": document.pk,
            "number": document.number,
            "title": document.title,
            "url": document.full_url,
        },
        "current": {
            "sha256": current,
            "url": f"{document.full_url}tep/{file.pk}/",
            "title": str(file),
        },
    }
    assert asked(client, current).json() == {"status": "current", **described}
    assert asked(client, former).json() == {"status": "superseded", **described}
    assert asked(client, former.upper()).json()["status"] == "superseded"


def test_any_other_copy_is_unknown(client):
    assert asked(client, "0" * 64).json() == UNKNOWN


@pytest.mark.parametrize("hide", ["unpublish", "restrict", "restrict the library", "remove"])
def test_nothing_is_told_of_documents_that_are_not_public(client, document, user, hide):
    match hide:
        case "unpublish":
            document.unpublish()
        case "restrict":
            restrict(document)
        case "restrict the library":
            restrict(document.get_parent())
        case "remove":
            remove(document, user=user, reason="x")
    for digest in digests(document):
        assert asked(client, digest).json() == UNKNOWN


def test_a_withdrawn_document_is_still_answered_for(client, document, user):
    withdraw(document, user=user, reason="Sai thẩm quyền")
    assert asked(client, digests(document)[1]).json()["status"] == "current"
    page = client.get(f"{document.get_parent().url}ban-con-moi/?ma={digests(document)[1]}")
    assert "Sai thẩm quyền" in page.content.decode()


def test_a_file_that_is_gone_was_superseded_by_nothing(client, document):
    document.files = []
    document.save_revision().publish()
    answer = asked(client, document.file_versions.get(number=2).sha256).json()
    assert (answer["status"], answer["current"]) == ("superseded", None)


@pytest.mark.parametrize("wrong", ["abc", "g" * 64, "0" * 63, "0" * 65, "٣" * 64, "%20", "x" * 5000])
def test_what_is_no_digest_is_refused_in_words(client, wrong):
    response = asked(client, wrong)
    assert response.status_code == 400
    assert response.json()["error"]


def test_programs_of_every_origin_may_ask_but_only_ask(client):
    assert asked(client, "0" * 64)["Access-Control-Allow-Origin"] == "*"
    assert asked(client, "abc")["Access-Control-Allow-Origin"] == "*"
    assert client.post(f"/api/files/{'0' * 64}/").status_code == 405


def test_the_number_of_queries_is_constant(client, document, django_assert_max_num_queries):
    for digest in (*digests(document), "0" * 64):
        asked(client, digest)
        with django_assert_max_num_queries(5):
            asked(client, digest)


@pytest.mark.parametrize(
    ("given", "answer"),
    [("former", "superseded"), ("current", "current"), ("none", "unknown"), ("spaced", "current")],
)
def test_the_page_answers_without_a_script(client, document, given, answer):
    former, current = digests(document)
    digest = {
        "former": former,
        "current": current,
        "none": "0" * 64,
        "spaced": f" {current[:8]} {current[8:]} ",
    }
    page = client.get(f"{document.get_parent().url}ban-con-moi/", {"ma": digest[given]})
    assert f'data-answer="{answer}"' in page.content.decode()


@pytest.mark.parametrize("which", [0, 1], ids=["former", "current"])
def test_the_answer_says_whether_the_document_holds(client, document, which):
    newer = DocumentFactory(number="12/QĐ-TLĐ", effective_on=date(2020, 1, 1))
    newer.relations = [DocumentRelation(target=document, relation_type=RelationType.REPLACES)]
    newer.save_revision().publish()
    page = client.get(f"{document.get_parent().url}ban-con-moi/", {"ma": digests(document)[which]})
    assert "chip--replaced" in page.content.decode()
    assert "12/QĐ-TLĐ" in page.content.decode()


@pytest.mark.parametrize("given", ["abc", "<script>", "\x00", "x" * 100_000])
def test_the_page_says_what_a_digest_is(client, document, given):
    page = client.get(f"{document.get_parent().url}ban-con-moi/", {"ma": given})
    assert page.status_code == 200
    assert page.context["is_wrong"]
    assert "<script>" not in page.content.decode().replace("<script src", "").replace("<script type", "")
