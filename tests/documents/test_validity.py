from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from documents.enums import RelationType, ValidityReason, ValidityStatus
from documents.models import DocumentRelation, LegalDocumentPage
from documents.validity.verdicts import verdict_of, verdicts
from tests.factories import DocumentFactory, DocumentTypeFactory, restrict

pytestmark = pytest.mark.django_db

TODAY = date(2017, 9, 15)
DAY = timedelta(days=1)
BEFORE, AFTER = TODAY - DAY, TODAY + DAY


def replace(document, *, since, issued=None, live=True):
    successor = DocumentFactory(issued_on=issued, effective_on=since, live=live)
    DocumentRelation.objects.create(page=successor, relation_type=RelationType.REPLACES, target=document)


@pytest.mark.parametrize("fields", [{}, {"expires_on": BEFORE}, {"effective_on": None}])
def test_validity_never_applies_to_a_type_without_it(fields):
    letter = DocumentFactory(
        document_type=DocumentTypeFactory(name="Công văn", has_validity=False),
        **({"effective_on": date(2017, 1, 1)} | fields),
    )
    replace(letter, since=BEFORE)
    assert verdict_of(letter, TODAY).status == ValidityStatus.NOT_APPLICABLE


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
    assert verdict_of(document, TODAY).status == status


@pytest.mark.parametrize("relation", [RelationType.AMENDS, RelationType.RELATED])
def test_other_relations_end_nothing(relation):
    document = DocumentFactory()
    DocumentRelation.objects.create(page=DocumentFactory(), relation_type=relation, target=document)
    assert verdict_of(document, TODAY).status == ValidityStatus.IN_FORCE


def test_a_document_replaced_twice_is_listed_once():
    document = DocumentFactory()
    replace(document, since=BEFORE)
    replace(document, since=TODAY)
    assert LegalDocumentPage.objects.filter(pk=document.pk).with_validity(TODAY).count() == 1


def test_the_day_is_an_argument_so_that_any_day_can_be_asked_about():
    document = DocumentFactory(effective_on=TODAY, expires_on=TODAY + 10 * DAY)
    statuses = [verdict_of(document, TODAY + n * DAY).status for n in (-1, 0, 9, 10)]
    assert statuses == ["not_yet_in_force", "in_force", "in_force", "expired"]
    assert list(LegalDocumentPage.objects.in_force(on=TODAY)) == [document]
    assert list(LegalDocumentPage.objects.in_force(on=BEFORE)) == []


def test_a_document_that_is_partly_expired_still_holds_in_the_rest():
    partly, expired = (DocumentFactory(effective_on=BEFORE, expires_on=day) for day in (None, TODAY))
    relate(partly, RelationType.ABOLISHES, scope="Điều 5")
    found = LegalDocumentPage.objects.filter(number__in=[partly.number, expired.number])
    assert list(found.holding(on=TODAY)) == [partly]


def relate(document, kind=RelationType.REPLACES, *, acting=None, **fields):
    relation = DocumentRelation(
        page=acting or DocumentFactory(effective_on=BEFORE), target=document, relation_type=kind, **fields
    )
    relation.full_clean()
    relation.save()
    return relation


def both(document, day=TODAY):
    """The status as lists and as pages compute it."""
    in_list = LegalDocumentPage.objects.with_validity(day).get(pk=document.pk).validity
    assert verdict_of(document, day).status == in_list
    return in_list


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"effective_on": TODAY}, "replaced"),
        ({"effective_on": AFTER}, "in_force"),
        ({"effective_on": BEFORE, "scope": "Điều 5"}, "partly_expired"),
        ({"kind": RelationType.ABOLISHES}, "expired"),
        ({"kind": RelationType.ABOLISHES, "scope": "Điều 5"}, "partly_expired"),
        ({"kind": RelationType.SUSPENDS}, "suspended"),
        ({"kind": RelationType.SUSPENDS, "ends_on": TODAY}, "in_force"),
        ({"kind": RelationType.SUSPENDS, "ends_on": AFTER}, "suspended"),
        ({"kind": RelationType.AMENDS, "scope": "Điều 5"}, "in_force"),
        ({"kind": RelationType.AMENDS, "scope": "Điều 5", "abolishes_clauses": True}, "partly_expired"),
        ({"kind": RelationType.CORRECTS}, "in_force"),
        ({"kind": RelationType.CONSOLIDATES}, "in_force"),
        ({"kind": RelationType.ATTACHED_TO}, "in_force"),
    ],
)
def test_a_relation_may_have_a_day_of_its_own_and_an_end(fields, status):
    document = DocumentFactory()
    relate(document, **fields)
    assert both(document) == status


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"effective_on": BEFORE}, "replaced"),
        ({"effective_on": AFTER}, "in_force"),
        ({}, "in_force"),
        ({"effective_on": BEFORE, "scope": "Chương II"}, "partly_expired"),
    ],
)
def test_a_document_outside_the_library_may_act_on_one_in_it(fields, status):
    document = DocumentFactory()
    relation = DocumentRelation(
        page=document, relation_type=RelationType.REPLACES, target_text="50/2024/QH15, Luật Công đoàn",
        target_url="https://example.org/luat", is_suffered=True, **fields,
    )  # fmt: skip
    relation.full_clean()
    relation.save()
    assert both(document) == status
    if status == "replaced":
        verdict = verdict_of(document, TODAY)
        assert (verdict.cause, verdict.cause_url) == (None, "https://example.org/luat")
        assert verdict.explanation.endswith("50/2024/QH15, Luật Công đoàn")


def test_the_causes_are_the_earliest_that_still_hold():
    document = DocumentFactory()
    first = relate(document, RelationType.SUSPENDS, scope="Điều 1", ends_on=TODAY)
    second = relate(document, RelationType.ABOLISHES, scope="Điều 2", effective_on=TODAY)
    verdict = verdict_of(document, BEFORE)
    assert (verdict.cause, verdict.scope, verdict.until) == (first.page, "Điều 1", None)
    verdict = verdict_of(document, TODAY)
    assert (verdict.cause, verdict.scope, verdict.since) == (second.page, "Điều 2", TODAY)
    assert verdict.reason == ValidityReason.ABOLISHED_IN_PART


def test_a_document_holds_again_after_its_suspension_and_says_so():
    document = DocumentFactory()
    acting = relate(document, RelationType.SUSPENDS, effective_on=BEFORE, ends_on=AFTER).page
    verdict = verdict_of(document, TODAY)
    assert (verdict.status, verdict.since, verdict.until) == ("suspended", BEFORE, AFTER)
    verdict = verdict_of(document, AFTER)
    assert (verdict.status, verdict.since, verdict.cause) == ("in_force", AFTER, acting)
    assert verdict.reason == ValidityReason.RESUMED


def test_the_reason_is_told_in_the_language_of_the_site():
    document = DocumentFactory()
    acting = relate(document).page
    assert verdict_of(document, TODAY).explanation == f"bị thay thế bởi {acting.number}"


def test_a_cause_that_not_everybody_may_read_counts_but_is_not_named():
    document = DocumentFactory()
    secret = relate(document).page
    restrict(secret)
    for verdict in (verdict_of(document, TODAY), verdicts([document], TODAY)[document.pk]):
        assert (verdict.status, verdict.cause, verdict.is_caused) == ("replaced", None, True)
        assert secret.number not in verdict.explanation


def test_what_is_edited_and_not_saved_is_judged_as_edited():
    document = DocumentFactory()
    document.expires_on = TODAY
    assert verdict_of(document, TODAY).status == "expired"
    new = LegalDocumentPage(effective_on=AFTER)
    assert verdict_of(new, TODAY).status == "not_yet_in_force"
    new.relations.add(
        DocumentRelation(
            relation_type=RelationType.REPLACES, target_text="Luật", is_suffered=True, effective_on=TODAY
        )
    )
    assert verdict_of(new, TODAY).status == "replaced"


@pytest.mark.parametrize(
    ("moment", "status"),
    [
        (datetime(2029, 12, 31, 16, 59, 59, tzinfo=UTC), "not_yet_in_force"),
        (datetime(2029, 12, 31, 17, 0, tzinfo=UTC), "in_force"),
        (datetime(2030, 6, 30, 16, 59, 59, tzinfo=UTC), "in_force"),
        (datetime(2030, 6, 30, 17, 0, tzinfo=UTC), "suspended"),
        (datetime(2030, 12, 31, 16, 59, 59, tzinfo=UTC), "suspended"),
        (datetime(2030, 12, 31, 17, 0, tzinfo=UTC), "replaced"),
    ],
)
def test_the_day_changes_at_midnight_in_vietnam(client, monkeypatch, moment, status):
    document = DocumentFactory(effective_on=date(2030, 1, 1))
    relate(document, RelationType.SUSPENDS, effective_on=date(2030, 7, 1))
    relate(document, RelationType.REPLACES, effective_on=date(2031, 1, 1))
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment)
    page = client.get(document.url)
    assert page.context["validity"] == status
    rows = client.get(document.get_parent().url).context["documents"]
    assert {row.pk: row.validity for row in rows}[document.pk] == status
