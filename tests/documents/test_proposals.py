"""What texts declare is proposed; staff decide."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from documents.citations.proposing import propose, propose_all
from documents.desk.relation_proposals import accept, open_proposals
from documents.models import DocumentRelation, LegalDocumentPage, RelationProposal
from home.roles import setup_roles
from home.roles.names import EDITORS, LIBRARIANS
from tests.factories import DocumentFactory, LibraryFactory

pytestmark = pytest.mark.django_db

REPORT = "/quan-tri/reports/relation-proposals/"
TEXT = (
    "Điều 5. Hiệu lực\n1. Hướng dẫn này thay thế Hướng dẫn số 65/HD-TLĐ.\n2. Bãi bỏ Quyết định số 7/QĐ-TLĐ."
)


@pytest.fixture
def old():
    return DocumentFactory(number="65/HD-TLĐ")


@pytest.fixture
def document(old):
    return DocumentFactory(number="66/HD-TLĐ", text=TEXT)


def proposed(document):
    return {(item.relation_type, item.raw): item for item in open_proposals().filter(page=document)}


def sign_in(*groups: str) -> Client:
    setup_roles()
    user = User.objects.create_user(f"staff{User.objects.count()}", password="x")
    user.groups.set(user.groups.model.objects.filter(name__in=groups))
    client = Client()
    client.force_login(user)
    return client


def test_a_published_text_proposes_what_it_declares(document):
    assert set(proposed(document)) == {("replaces", "65/HD-TLĐ"), ("abolishes", "7/QĐ-TLĐ")}
    assert "thay thế Hướng dẫn" in proposed(document)["replaces", "65/HD-TLĐ"].context
    assert not DocumentRelation.objects.exists()


def test_what_is_no_longer_in_the_text_is_not_proposed(document):
    document.text = "Bãi bỏ Quyết định số 7/QĐ-TLĐ."
    document.save_revision().publish()
    assert set(proposed(document)) == {("abolishes", "7/QĐ-TLĐ")}


def test_what_is_entered_already_is_not_proposed(document, old):
    DocumentRelation.objects.create(page=document, relation_type="replaces", target=old)
    assert set(proposed(document)) == {("abolishes", "7/QĐ-TLĐ")}


def test_all_documents_are_read_in_batches(document, django_assert_max_num_queries):
    RelationProposal.objects.all().delete()
    for number in range(5):
        DocumentFactory(number=f"{number + 1}/KH-TLĐ", text="Bãi bỏ Quyết định số 7/QĐ-TLĐ.")
    RelationProposal.objects.all().delete()
    with django_assert_max_num_queries(8):
        assert propose_all() == 7
    assert propose_all() == 0


def test_accepting_enters_the_relation_and_publishes_it(document, old, admin_user):
    found = proposed(document)
    accept(found["replaces", "65/HD-TLĐ"], admin_user)
    accept(found["abolishes", "7/QĐ-TLĐ"], admin_user)
    document = LegalDocumentPage.objects.get(pk=document.pk)
    inside, outside = document.relations.order_by("target_text")
    assert (inside.relation_type, inside.target_id) == ("replaces", old.pk)
    assert (outside.relation_type, outside.target_id) == ("abolishes", None)
    assert outside.target_text.endswith("7/QĐ-TLĐ")
    assert document.get_latest_revision_as_object().relations.count() == 2
    assert document.latest_revision.user == admin_user
    assert not proposed(document)
    decided = RelationProposal.objects.filter(
        state="accepted", decided_by=admin_user, decided_at__isnull=False
    )
    assert decided.count() == 2
    propose([document])
    assert not proposed(document)


def test_a_waiting_draft_is_not_published_by_the_way(document, admin_user):
    draft = LegalDocumentPage.objects.get(pk=document.pk)
    draft.title = "Bản nháp"
    draft.save_revision()
    accept(proposed(document)["replaces", "65/HD-TLĐ"], admin_user)
    document.refresh_from_db()
    assert document.title != "Bản nháp"
    assert not document.relations.exists()
    latest = document.get_latest_revision_as_object()
    assert (latest.title, latest.relations.count()) == ("Bản nháp", 1)


@pytest.mark.parametrize(("decision", "state"), [("accept", "accepted"), ("dismiss", "dismissed")])
def test_a_librarian_decides_with_one_click(document, decision, state):
    client = sign_in(LIBRARIANS)
    proposal = proposed(document)["replaces", "65/HD-TLĐ"]
    page = client.get(REPORT).content.decode()
    assert f"{REPORT}{proposal.pk}/" in page
    assert page.count("csrfmiddlewaretoken") >= 2
    answer = client.post(f"{REPORT}{proposal.pk}/", {"decision": decision})
    assert answer.status_code == 302
    proposal.refresh_from_db()
    assert proposal.state == state
    assert document.relations.exists() is (decision == "accept")
    assert client.post(f"{REPORT}{proposal.pk}/", {"decision": decision}).status_code == 404


def test_others_neither_see_nor_decide(document):
    client = sign_in(EDITORS)
    proposal = proposed(document)["replaces", "65/HD-TLĐ"]
    assert client.get(REPORT).status_code == 302
    client.post(f"{REPORT}{proposal.pk}/", {"decision": "accept"})
    Client().post(f"{REPORT}{proposal.pk}/", {"decision": "accept"})
    assert not DocumentRelation.objects.exists()


def test_looking_decides_nothing(document):
    client = sign_in(LIBRARIANS)
    proposal = proposed(document)["replaces", "65/HD-TLĐ"]
    assert client.get(f"{REPORT}{proposal.pk}/").status_code == 405
    assert client.get(f"{REPORT}?export=csv").status_code == 200


def test_who_may_not_publish_in_the_library_does_not_decide(document):
    client = sign_in(LIBRARIANS)
    other = LibraryFactory(title="Khác")
    document.move(other, "last-child")
    user = User.objects.get()
    user.groups.first().page_permissions.all().delete()
    proposal = proposed(document)["replaces", "65/HD-TLĐ"]
    assert client.post(f"{REPORT}{proposal.pk}/", {"decision": "accept"}).status_code in {302, 403}
    assert not DocumentRelation.objects.exists()
