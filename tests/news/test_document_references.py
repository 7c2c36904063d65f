"""Documents that articles and the front page name say whether they hold; what is not public is not named."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from documents.enums import RelationType
from documents.models import DocumentRelation, LegalDocumentPage
from tests.factories import DocumentFactory, home_page
from tests.factories.news import ArticleFactory
from tests.factories.site import restrict

pytestmark = pytest.mark.django_db


def naming(*documents: LegalDocumentPage) -> str:
    """The address of an article with a block for each of the documents."""
    body = [{"type": "document", "value": {"document": document.pk, "note": ""}} for document in documents]
    article = ArticleFactory()
    article.body = body
    article.save_revision().publish()
    return article.url


def replaced() -> LegalDocumentPage:
    document = DocumentFactory()
    DocumentRelation.objects.create(
        page=DocumentFactory(), relation_type=RelationType.REPLACES, target=document
    )
    return document


def suspended() -> LegalDocumentPage:
    document = DocumentFactory()
    DocumentRelation.objects.create(
        page=DocumentFactory(), relation_type=RelationType.SUSPENDS, target=document
    )
    return document


def expired() -> LegalDocumentPage:
    return DocumentFactory(expires_on=date(2020, 1, 1))


def to_come() -> LegalDocumentPage:
    return DocumentFactory(effective_on=timezone.localdate() + timedelta(days=9))


STATES = [
    (replaced, "chip--replaced"),
    (suspended, "chip--suspended"),
    (expired, "chip--expired"),
    (to_come, "chip--not_yet_in_force"),
]


@pytest.mark.parametrize(("make", "chip"), [*STATES, (DocumentFactory, "chip--in_force")])
@pytest.mark.parametrize("below", ["", "in/"])
def test_a_reference_in_an_article_says_whether_the_document_holds(make, chip, below, client: Client):
    document = make()
    content = client.get(naming(document) + below).content.decode()
    assert document.title in content
    assert chip in content


@pytest.mark.parametrize("hide", [lambda page: page.unpublish(), restrict])
def test_an_article_does_not_name_a_document_that_is_not_public(hide, client: Client):
    document = DocumentFactory(title="Văn bản nội bộ")
    address = naming(document)
    hide(document)
    assert "Văn bản nội bộ" not in client.get(address).content.decode()


def test_references_in_an_article_cost_the_same_however_many(client: Client, django_assert_max_num_queries):
    one, many = naming(replaced()), naming(*(replaced() for _ in range(6)))
    client.get(one)
    with django_assert_max_num_queries(100) as few:
        client.get(one)
    with django_assert_max_num_queries(len(few)):
        client.get(many)


@pytest.mark.parametrize(("make", "chip"), STATES)
def test_the_front_page_warns_of_what_does_not_hold(make, chip, client: Client):
    make()
    assert chip in client.get(front_page()).content.decode()


def test_the_front_page_does_not_praise_what_holds(client: Client):
    DocumentFactory()
    assert "chip--" not in client.get(front_page()).content.decode()


def front_page() -> str:
    home = home_page()
    home.body = [{"type": "documents", "value": {"heading": "", "count": 10, "sort": "posted"}}]
    home.save_revision().publish()
    return home.url
