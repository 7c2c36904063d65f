"""What is written of validity is what the rule says, after every change and in its transaction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from documents.enums import DEPENDING, ENDED, HOLDING, RELIABLE, WARNED, RelationType, ValidityStatus
from documents.models import DocumentRelation, LegalDocumentPage, LibraryPage, StatusSpan
from documents.models.status_span import FIRST_DAY, LAST_DAY
from documents.validity.spans import stale_documents, write_spans
from documents.validity.verdicts import verdicts
from pages.before_commit import settle
from tests.factories import DocumentFactory, DocumentTypeFactory, many_documents

pytestmark = pytest.mark.django_db

TODAY = date(2026, 6, 1)
YEAR = timedelta(days=365)


def told(document: LegalDocumentPage, on: date = TODAY) -> str:
    """The status that is written of a day."""
    span = StatusSpan.objects.standing(on).get(document=document.pk)
    return str(span.status)


def relate(page: Page, kind: RelationType, target: Page, **given: object) -> DocumentRelation:
    relation: DocumentRelation = DocumentRelation.objects.create(
        page=page, relation_type=kind, target=target, **given
    )
    return relation


@pytest.fixture
def old() -> LegalDocumentPage:
    return DocumentFactory(number="1/QĐ-TLĐ", effective_on=TODAY - 5 * YEAR)


@pytest.fixture
def acting() -> LegalDocumentPage:
    return DocumentFactory(number="2/QĐ-TLĐ", effective_on=TODAY - YEAR)


@pytest.fixture
def annex(old) -> LegalDocumentPage:
    annex = DocumentFactory(number="3/QC-TLĐ", effective_on=TODAY - 5 * YEAR)
    relate(annex, RelationType.ATTACHED_TO, old)
    return annex


def test_the_days_of_a_document_leave_no_gap(old, acting):
    relate(acting, RelationType.SUSPENDS, old, effective_on=TODAY - YEAR, ends_on=TODAY)
    spans = list(StatusSpan.objects.standing().filter(document=old.pk).order_by("since"))
    assert [span.status for span in spans] == ["not_yet_in_force", "in_force", "suspended", "in_force"]
    assert (spans[0].since, spans[-1].until) == (FIRST_DAY, LAST_DAY)
    assert [span.until for span in spans[:-1]] == [span.since for span in spans[1:]]


Change = Callable[[LegalDocumentPage, LegalDocumentPage], object]


def edited(page: LegalDocumentPage, **values: object) -> None:
    for name, value in values.items():
        setattr(page, name, value)
    page.save()


CHANGES: dict[str, tuple[Change, str, str]] = {
    "a relation comes": (
        lambda old, acting: relate(acting, RelationType.REPLACES, old),
        "replaced",
        "expired",
    ),
    "a relation of the form": (
        lambda old, acting: (
            acting.relations.add(DocumentRelation(relation_type=RelationType.ABOLISHES, target=old)),
            acting.save_revision().publish(),
        ),
        "expired",
        "expired",
    ),
    "an act upon clauses": (
        lambda old, acting: relate(acting, RelationType.ABOLISHES, old, scope="Điều 5"),
        "partly_expired",
        "in_force",
    ),
    "its term ends": (lambda old, acting: edited(old, expires_on=TODAY), "expired", "expired"),
    "it begins later": (
        lambda old, acting: edited(old, effective_on=TODAY + YEAR),
        "not_yet_in_force",
        "in_force",
    ),
    "its type changes": (
        lambda old, acting: edited(
            old, document_type=DocumentTypeFactory(name="Công văn", has_validity=False)
        ),
        "not_applicable",
        "in_force",
    ),
    "its type comes to know no validity": (
        lambda old, acting: (setattr(old.document_type, "has_validity", False), old.document_type.save()),
        "not_applicable",
        "not_applicable",
    ),
}


@pytest.mark.parametrize(("change", "status", "below"), CHANGES.values(), ids=CHANGES)
def test_a_change_is_written_at_once_for_it_and_for_what_depends_on_it(
    old, acting, annex, change, status, below
):
    assert (told(old), told(annex)) == ("in_force", "in_force")
    change(old, acting)
    assert (told(old), told(annex)) == (status, below)
    assert stale_documents(LegalDocumentPage.objects.values_list("pk", flat=True)) == []


@pytest.fixture
def replaced(old, acting, annex) -> DocumentRelation:
    relation = relate(acting, RelationType.REPLACES, old)
    assert told(old) == "replaced"
    return relation


def moved_to(relation: DocumentRelation, target: LegalDocumentPage) -> None:
    relation.target = target
    relation.save()


@pytest.mark.parametrize(
    "undo",
    [
        lambda relation: relation.delete(),
        lambda relation: relation.page.unpublish(),
        lambda relation: Page.objects.get(pk=relation.page_id).delete(),
        lambda relation: DocumentRelation.objects.filter(pk=relation.pk).delete(),
        lambda relation: edited(relation.page, effective_on=TODAY + YEAR),
        lambda relation: moved_to(relation, DocumentFactory(number="9/QĐ-TLĐ")),
    ],
    ids=["relation", "unpublished", "deleted", "deleted in bulk", "acts later", "acts on another"],
)
def test_what_is_undone_is_undone_in_writing(old, annex, replaced, undo):
    undo(replaced)
    assert (told(old), told(annex)) == ("in_force", "in_force")
    assert stale_documents(LegalDocumentPage.objects.values_list("pk", flat=True)) == []


def test_what_is_rolled_back_was_never_written(old, acting):
    with transaction.atomic():
        relate(acting, RelationType.REPLACES, old)
        settle()
        assert told(old) == "replaced"
        transaction.set_rollback(True)
    assert told(old) == "in_force"


def test_nothing_is_left_of_documents_that_go(old, acting, annex, replaced):
    Page.objects.get(pk=annex.pk).delete()
    assert not StatusSpan.objects.filter(document=annex.pk).exists()
    Page.objects.get(pk=LibraryPage.objects.get().pk).delete()
    assert not StatusSpan.objects.exists()


def test_a_draft_has_its_days_too(acting):
    draft = DocumentFactory(number="5/QĐ-TLĐ", live=False, effective_on=TODAY + YEAR)
    assert told(draft) == "not_yet_in_force"
    relate(draft, RelationType.REPLACES, acting, effective_on=TODAY)
    assert told(acting) == "in_force"


def test_an_act_counts_until_the_hour_at_which_its_document_leaves(old, acting, annex, replaced, monkeypatch):
    hour = timezone.now() + timedelta(hours=2)
    edited(acting, expire_at=hour)
    assert (told(old), told(annex)) == ("replaced", "expired")
    monkeypatch.setattr("django.utils.timezone.now", lambda: hour)
    assert (told(old), told(annex)) == ("in_force", "in_force")
    assert verdicts([old], TODAY)[old.pk].cause is None


def test_nothing_is_written_where_nothing_differs(old, acting, django_assert_num_queries):
    rows = set(StatusSpan.objects.values_list("pk", flat=True))
    assert write_spans([old.pk, acting.pk]) == 0
    edited(old, title="Quyết định")
    assert set(StatusSpan.objects.values_list("pk", flat=True)) == rows
    with django_assert_num_queries(5):
        write_spans([old.pk, acting.pk])


def test_many_documents_are_written_in_a_few_statements(django_assert_max_num_queries):
    documents = many_documents(40, effective_on=TODAY)
    LegalDocumentPage.objects.update(expires_on=TODAY + YEAR)
    with django_assert_max_num_queries(9):
        assert write_spans(document.pk for document in documents) == 40


def test_a_type_that_is_only_renamed_concerns_none_of_its_documents(old, acting, monkeypatch):
    monkeypatch.setattr("documents.validity.signal_handlers.write_spans", lambda ids: pytest.fail("written"))
    old.document_type.name = "Quyết nghị"
    old.document_type.save()


def damage(old: LegalDocumentPage) -> None:
    LegalDocumentPage.objects.filter(pk=old.pk).update(expires_on=TODAY - YEAR)


def test_what_was_written_past_all_signals_is_found_named_and_mended(old, acting):
    damage(old)
    StatusSpan.objects.filter(document=acting.pk).delete()
    assert stale_documents([old.pk, acting.pk]) == [old.pk, acting.pk]
    assert [error.id for error in run_checks(databases=["default"]) if error.id == "documents.E002"]
    said = StringIO()
    call_command("write_status_spans", "--check", stdout=said)
    assert "2 of 2 documents differ" in said.getvalue()
    assert "1/QĐ-TLĐ" in said.getvalue()
    assert told(old) == "in_force"
    call_command("write_status_spans", stdout=said)
    assert (told(old), told(acting)) == ("expired", "in_force")
    assert not [error for error in run_checks(databases=["default"]) if error.id == "documents.E002"]


def test_a_document_of_which_nothing_was_written_is_unknown_not_in_force(old):
    StatusSpan.objects.all().delete()
    assert LegalDocumentPage.objects.with_validity(TODAY).get(pk=old.pk).validity == "unknown"
    assert verdicts([old], TODAY)[old.pk].status == ValidityStatus.UNKNOWN


def test_every_status_is_relied_on_or_warned_of():
    assert frozenset(ValidityStatus) == RELIABLE | WARNED
    assert not RELIABLE & WARNED
    assert ENDED < WARNED
    assert {ValidityStatus.PARTLY_EXPIRED} == HOLDING - RELIABLE
    assert set(DEPENDING) < set(RelationType)
