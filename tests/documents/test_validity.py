from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest

from documents.enums import RelationType, ValidityStatus
from documents.models import DocumentRelation, LegalDocumentPage
from tests.factories import DocumentFactory, DocumentTypeFactory

pytestmark = pytest.mark.django_db

TODAY = date(2017, 9, 15)
DAY = timedelta(days=1)
BEFORE, AFTER = TODAY - DAY, TODAY + DAY


def expected(effective, expires, replaced_since):
    """The rule said once more, without a database."""
    if replaced_since is not None and replaced_since <= TODAY:
        return ValidityStatus.REPLACED
    if expires is not None and expires <= TODAY:
        return ValidityStatus.EXPIRED
    if effective is None:
        return ValidityStatus.UNKNOWN
    return ValidityStatus.IN_FORCE if effective <= TODAY else ValidityStatus.NOT_YET_IN_FORCE


def replace(document, *, since, issued=None, live=True):
    successor = DocumentFactory(issued_on=issued, effective_on=since, live=live)
    DocumentRelation.objects.create(page=successor, relation_type=RelationType.REPLACES, target=document)


def test_every_combination_of_dates_and_replacement_has_the_status_of_the_rule():
    days = (None, BEFORE, TODAY, AFTER)
    wanted = {}
    for effective, expires, replaced in product(days, days, days):
        if effective and expires and expires < effective:
            continue
        document = DocumentFactory(issued_on=None, effective_on=effective, expires_on=expires)
        if replaced:
            replace(document, since=replaced)
        wanted[document.pk] = expected(effective, expires, replaced)
    documents = LegalDocumentPage.objects.filter(pk__in=wanted).with_validity(TODAY)
    assert dict(documents.values_list("pk", "validity")) == wanted


@pytest.mark.parametrize("fields", [{}, {"expires_on": BEFORE}, {"effective_on": None}])
def test_validity_never_applies_to_a_type_without_it(fields):
    letter = DocumentFactory(
        document_type=DocumentTypeFactory(name="Công văn", has_validity=False),
        **({"effective_on": date(2017, 1, 1)} | fields),
    )
    replace(letter, since=BEFORE)
    assert letter.validity_on(TODAY) == ValidityStatus.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("successor", "status"),
    [
        ({"since": None, "issued": TODAY}, ValidityStatus.REPLACED),
        ({"since": None, "issued": AFTER}, ValidityStatus.IN_FORCE),
        ({"since": None, "issued": None}, ValidityStatus.IN_FORCE),
        ({"since": BEFORE, "live": False}, ValidityStatus.IN_FORCE),
    ],
)
def test_a_successor_counts_once_published_from_its_effect_or_else_its_issue(successor, status):
    document = DocumentFactory()
    replace(document, **successor)
    assert document.validity_on(TODAY) == status


@pytest.mark.parametrize("relation", [RelationType.AMENDS, RelationType.RELATED])
def test_other_relations_end_nothing(relation):
    document = DocumentFactory()
    DocumentRelation.objects.create(page=DocumentFactory(), relation_type=relation, target=document)
    assert document.validity_on(TODAY) == ValidityStatus.IN_FORCE


def test_a_document_replaced_twice_is_listed_once():
    document = DocumentFactory()
    replace(document, since=BEFORE)
    replace(document, since=TODAY)
    assert LegalDocumentPage.objects.filter(pk=document.pk).with_validity(TODAY).count() == 1


def test_the_day_is_an_argument_so_that_any_day_can_be_asked_about():
    document = DocumentFactory(effective_on=TODAY, expires_on=TODAY + 10 * DAY)
    statuses = [document.validity_on(TODAY + n * DAY) for n in (-1, 0, 9, 10)]
    assert statuses == ["not_yet_in_force", "in_force", "in_force", "expired"]
    assert list(LegalDocumentPage.objects.in_force(on=TODAY)) == [document]
    assert list(LegalDocumentPage.objects.in_force(on=BEFORE)) == []
