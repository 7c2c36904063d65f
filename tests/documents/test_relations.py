from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from documents.enums import RelationType
from documents.models import DocumentRelation
from tests.factories import DocumentFactory, restrict

pytestmark = pytest.mark.django_db


def relate(page, kind, target=None, text=""):
    relation = DocumentRelation(page=page, relation_type=kind, target=target, target_text=text)
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
