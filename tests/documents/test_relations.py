from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from documents.enums import RelationType, ValidityStatus
from documents.models import DocumentRelation, LegalDocumentPage
from documents.public.document.context import document_context
from documents.relations import relations_of
from tests.factories import DocumentFactory, many_documents, restrict

pytestmark = pytest.mark.django_db

TODAY = date(2024, 1, 1)


def relate(page, kind, target=None, text="", **fields):
    relation = DocumentRelation(page=page, relation_type=kind, target=target, target_text=text, **fields)
    relation.full_clean()
    relation.save()


def groups(client, document):
    found = client.get(document.url).context["relation_groups"]
    return {group.label: [page.title for page in group.documents] + group.texts for group in found}


def test_a_relation_is_stored_once_and_read_from_both_ends(client):
    old, new = DocumentFactory(title="Cũ"), DocumentFactory(title="Mới")
    relate(new, RelationType.REPLACES, old)
    assert groups(client, new) == {str(RelationType.REPLACES.label): ["Cũ"]}
    assert groups(client, old) == {RelationType.REPLACES.inverse_label: ["Mới"]}


def test_a_document_outside_the_library_is_named_in_words(client):
    document = DocumentFactory()
    relate(document, RelationType.AMENDS, text="12/2012/QH13, Luật Công đoàn")
    assert groups(client, document) == {str(RelationType.AMENDS.label): ["12/2012/QH13, Luật Công đoàn"]}


def test_documents_that_are_not_public_are_not_named(client):
    document = DocumentFactory()
    draft, secret = DocumentFactory(live=False), DocumentFactory()
    restrict(secret)
    relate(document, RelationType.RELATED, draft)
    relate(secret, RelationType.REPLACES, document)
    assert groups(client, document) == {}


@pytest.mark.parametrize("has_both", [True, False])
def test_a_relation_has_exactly_one_other_end(has_both):
    target, text = (DocumentFactory(), "và chữ") if has_both else (None, "")
    with pytest.raises(ValidationError):
        relate(DocumentFactory(), RelationType.AMENDS, target, text)


def test_a_document_does_not_relate_to_itself():
    document = DocumentFactory()
    with pytest.raises(ValidationError):
        relate(document, RelationType.AMENDS, document)


@pytest.mark.parametrize("kind", RelationType)
def test_every_relation_has_its_verb_at_each_end(client, kind):
    acting, passive = DocumentFactory(title="Bên tác động"), DocumentFactory(title="Bên kia")
    relate(acting, kind, passive, scope="Điều 5")
    assert groups(client, acting) == {str(kind.label): ["Bên kia"]}
    assert groups(client, passive) == {kind.inverse_label: ["Bên tác động"]}
    (from_here,), (from_there,) = relations_of(acting, TODAY), relations_of(passive, TODAY)
    assert (from_here.type, from_there.type) == (kind, kind.inverse)
    assert (from_here.document, from_there.document) == (passive, acting)
    assert from_here.scope == from_there.scope == "Điều 5"


def test_the_inverse_of_each_relation_has_a_name_of_its_own_unless_both_ends_say_the_same():
    assert len({kind.inverse for kind in RelationType}) == len(RelationType)
    assert {kind for kind in RelationType if kind.value == kind.inverse.value} == {RelationType.RELATED}


def test_editing_either_end_ten_times_leaves_the_same_one_link(client):
    acting, passive = DocumentFactory(), DocumentFactory()
    relate(acting, RelationType.REPLACES, passive, scope="Điều 5")
    before = list(DocumentRelation.objects.values())
    for number in range(10):
        for document in (acting, passive):
            page = LegalDocumentPage.objects.get(pk=document.pk).get_latest_revision_as_object()
            page.abstract = f"Sửa lần {number}"
            page.save_revision().publish()
    assert list(DocumentRelation.objects.values()) == before
    assert groups(client, passive) == {RelationType.REPLACES.inverse_label: [acting.title]}


def test_documents_that_name_each_other_are_related_once(client):
    one, other = DocumentFactory(), DocumentFactory(title="Kia")
    relate(one, RelationType.RELATED, other)
    relate(other, RelationType.RELATED, one)
    assert groups(client, one) == {str(RelationType.RELATED.label): ["Kia"]}


def test_one_document_may_act_on_several_clauses_of_another_but_once_on_each():
    acting, passive = DocumentFactory(), DocumentFactory()
    relate(acting, RelationType.ABOLISHES, passive, scope="Điều 5")
    relate(acting, RelationType.ABOLISHES, passive, scope="Điều 6", effective_on=TODAY)
    with pytest.raises(ValidationError):
        relate(acting, RelationType.ABOLISHES, passive, scope="Điều 6")


def test_a_document_outside_the_library_may_be_linked_and_may_be_the_one_that_acts(client):
    document = DocumentFactory()
    address = "https://example.org/van-ban/50-2024?a=1&b=2"
    relate(document, RelationType.BASED_ON, text="Luật A", target_url=address)
    relate(document, RelationType.REPLACES, text="Luật B", is_suffered=True)
    assert groups(client, document) == {
        str(RelationType.BASED_ON.label): ["Luật A"],
        RelationType.REPLACES.inverse_label: ["Luật B"],
    }
    assert (
        'href="https://example.org/van-ban/50-2024?a=1&amp;b=2"' in client.get(document.url).content.decode()
    )


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "ftp://example.org/a", "example.org", "https://", "data:text/html,x"]
)
def test_only_addresses_of_the_web_are_linked(address):
    with pytest.raises(ValidationError):
        relate(DocumentFactory(), RelationType.BASED_ON, text="Luật", target_url=address)


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (RelationType.REPLACES, {"ends_on": TODAY}),
        (RelationType.SUSPENDS, {"effective_on": TODAY, "ends_on": TODAY}),
        (RelationType.REPLACES, {"abolishes_clauses": True}),
        (RelationType.REPLACES, {"is_suffered": True}),
        (RelationType.REPLACES, {"target_url": "https://example.org"}),
    ],
)
def test_what_says_nothing_where_it_stands_is_refused(kind, fields):
    with pytest.raises(ValidationError):
        relate(DocumentFactory(), kind, DocumentFactory(), **fields)


def test_relations_cost_the_same_queries_however_many_they_are(django_assert_max_num_queries):
    document = DocumentFactory()
    for count in (2, 6):
        for other in many_documents(count, number=""):
            DocumentRelation.objects.create(page=document, target=other, relation_type=RelationType.AMENDS)
            DocumentRelation.objects.create(page=other, target=document, relation_type=RelationType.GUIDES)
        with django_assert_max_num_queries(4):
            relations_of(document, TODAY)


def test_a_preview_shows_relations_and_validity_as_edited(rf):
    document = DocumentFactory()
    document.expires_on = TODAY
    document.relations.add(DocumentRelation(relation_type=RelationType.AMENDS, target_text="Luật"))
    shown = document.make_preview_request(preview_mode="").content.decode()
    assert str(ValidityStatus.EXPIRED.label) in shown
    request = rf.get("/")
    request.is_preview = True
    context = document_context(document, request)
    assert context["verdict"].status == "expired"
    assert [group.texts for group in context["relation_groups"]] == [["Luật"]]
