"""The edit view of a document tells what others do to it."""

from __future__ import annotations

import pytest
from django.urls import reverse

from documents.enums import RelationType
from documents.models import DocumentRelation
from tests.factories import DocumentFactory

pytestmark = pytest.mark.django_db


def test_staff_see_at_either_end_what_was_entered_at_the_other(admin_client):
    document = DocumentFactory()
    acting, draft = DocumentFactory(title="Văn bản mới"), DocumentFactory(title="Bản nháp", live=False)
    for page in (acting, draft):
        DocumentRelation.objects.create(page=page, target=document, relation_type=RelationType.REPLACES)
    text = admin_client.get(reverse("wagtailadmin_pages:edit", args=[document.pk])).content.decode()
    for page in (acting, draft):
        assert f'href="{reverse("wagtailadmin_pages:edit", args=[page.pk])}"' in text
    assert RelationType.REPLACES.inverse_label in text
    assert acting.number in text


def test_the_form_of_a_new_document_has_no_verdict_yet(admin_client):
    library = DocumentFactory().get_parent()
    address = reverse("wagtailadmin_pages:add", args=["documents", "legaldocumentpage", library.pk])
    response = admin_client.get(address)
    assert response.status_code == 200
    assert "relations-__prefix__-is_suffered" in response.content.decode()
