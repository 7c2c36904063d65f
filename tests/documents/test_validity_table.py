"""The truth table of validity: every combination of dates and acts, in the database and in Python alike."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest

from documents.catalogue.current import catalogue
from documents.enums import RelationType, ValidityReason, ValidityStatus
from documents.models import DocumentRelation, LegalDocumentPage
from documents.public.library.facets import VALIDITY, facet_values
from documents.validity.spans import write_spans
from documents.validity.verdicts import verdict_of, verdicts
from search.content import load_for_search
from tests.factories import DocumentTypeFactory, many_documents

pytestmark = pytest.mark.django_db

FIRST, SECOND = date(2023, 7, 1), date(2024, 1, 1)
DAY = timedelta(days=1)
DAYS = (FIRST - DAY, FIRST, SECOND - DAY, SECOND, SECOND + DAY)
WHEN = (None, FIRST, SECOND)
SUSPENSIONS = (None, (FIRST, None), (SECOND, None), (FIRST, SECOND))
IN_PART = (
    {"relation_type": RelationType.REPLACES, "scope": "Điều 5"},
    {"relation_type": RelationType.ABOLISHES, "scope": "khoản 2 Điều 5"},
    {"relation_type": RelationType.SUSPENDS, "scope": "Điều 5"},
    {"relation_type": RelationType.AMENDS, "abolishes_clauses": True},
    {"relation_type": RelationType.AMENDS, "scope": "Điều 5", "abolishes_clauses": True},
)


def expected(on, effective, expires, replaced, abolished, suspended, partly):
    """The rule said once more, by its order and nothing else."""
    if replaced and replaced <= on:
        return ValidityStatus.REPLACED
    if (expires and expires <= on) or (abolished and abolished <= on):
        return ValidityStatus.EXPIRED
    if effective and on < effective:
        return ValidityStatus.NOT_YET_IN_FORCE
    if suspended and suspended[0] <= on and (suspended[1] is None or on < suspended[1]):
        return ValidityStatus.SUSPENDED
    if partly and partly <= on:
        return ValidityStatus.PARTLY_EXPIRED
    return ValidityStatus.IN_FORCE if effective else ValidityStatus.UNKNOWN


@pytest.fixture
def table():
    """Documents of every combination with what it is, acted upon by one document for each day."""
    rows = list(product(WHEN, WHEN, WHEN, WHEN, SUSPENSIONS, WHEN))
    documents = many_documents(
        len(rows), effective_on=lambda n: rows[n][0], expires_on=lambda n: rows[n][1], issued_on=None
    )
    acting = many_documents(
        2, number=lambda n: f"{n + 1}/QĐ-TLĐ", effective_on=lambda n: WHEN[n + 1], issued_on=FIRST - 9 * DAY
    )
    by_day = dict(zip((FIRST, SECOND), acting, strict=True))
    relations = []
    for number, (target, row) in enumerate(zip(documents, rows, strict=True)):
        _effective, _expires, replaced, abolished, suspended, partly = row
        for day, fields in (
            (replaced, {"relation_type": RelationType.REPLACES}),
            (abolished, {"relation_type": RelationType.ABOLISHES}),
            (partly, IN_PART[number % len(IN_PART)]),
        ):
            if day:
                relations.append(DocumentRelation(page=by_day[day], target=target, **fields))
        if suspended:
            since, until = suspended
            suspension = {"relation_type": RelationType.SUSPENDS, "ends_on": until}
            relations.append(DocumentRelation(page=by_day[since], target=target, **suspension))
    DocumentRelation.objects.bulk_create(relations)
    assert write_spans(document.pk for document in documents) > len(documents) // 2
    return {document.pk: row for document, row in zip(documents, rows, strict=True)}


def test_every_combination_has_the_status_of_the_rule_on_every_day_however_it_is_asked(table):
    documents = LegalDocumentPage.objects.filter(pk__in=table)
    loaded = list(documents)
    load_for_search(loaded)
    known = catalogue()
    foretold = {
        document.pk: [value for value in facet_values(document) if value.facet == VALIDITY]
        for document in loaded
    }
    for parts in foretold.values():
        assert parts[0].since is None
        assert parts[-1].until is None
        assert [part.until for part in parts[:-1]] == [part.since for part in parts[1:]]
    for day in DAYS:
        wanted = {pk: expected(day, *row).value for pk, row in table.items()}
        assert dict(documents.with_validity(day).values_list("pk", "validity")) == wanted
        found = verdicts(loaded, day)
        assert {pk: verdict.status.value for pk, verdict in found.items()} == wanted
        listed = known.by_validity(day)
        places_of = {value: known.of_keys(pk for pk in wanted if wanted[pk] == value) for value in listed}
        assert {value: places & known.of_keys(wanted) for value, places in listed.items()} == places_of
        held = {
            pk: [part.value for part in parts if (part.since or date.min) <= day < (part.until or date.max)]
            for pk, parts in foretold.items()
        }
        assert held == {pk: [status] for pk, status in wanted.items()}


def test_every_verdict_has_its_reason_its_day_and_the_document_that_caused_it(table):
    loaded = list(LegalDocumentPage.objects.filter(pk__in=table).for_rows())
    names = dict(
        LegalDocumentPage.objects.values_list("effective_on", "number").filter(number__contains="QĐ")
    )
    for day in DAYS:
        for pk, verdict in verdicts(loaded, day).items():
            effective, expires, replaced, abolished, suspended, partly = table[pk]
            began = {
                ValidityStatus.REPLACED: replaced,
                ValidityStatus.EXPIRED: min(filter(None, (expires, abolished)), default=None),
                ValidityStatus.SUSPENDED: suspended and max(suspended[0], effective or suspended[0]),
                ValidityStatus.PARTLY_EXPIRED: partly and max(partly, effective or partly),
                ValidityStatus.IN_FORCE: effective,
            }.get(verdict.status)
            if verdict.reason == ValidityReason.RESUMED:
                began = SECOND
            assert verdict.since == began
            assert began is None or began <= day
            assert verdict.until is None or verdict.until > day
            assert bool(verdict.cause) == (verdict.reason.value not in NO_CAUSE)
            if verdict.cause and verdict.status in {ValidityStatus.REPLACED, ValidityStatus.EXPIRED}:
                assert verdict.cause_name == names[verdict.since]


NO_CAUSE = {"date_of_effect", "date_of_expiry", "date_unknown", "type"}


def test_one_document_is_judged_as_many_are(table):
    for document in LegalDocumentPage.objects.filter(pk__in=list(table)[::97]).for_rows():
        for day in DAYS:
            assert verdict_of(document, day) == verdicts([document], day)[document.pk]


def test_nothing_of_all_this_applies_to_a_type_without_validity(table):
    letter = DocumentTypeFactory(name="Công văn", has_validity=False)
    LegalDocumentPage.objects.filter(pk__in=table).update(document_type=letter)
    assert write_spans(table) == len(table)
    documents = LegalDocumentPage.objects.filter(pk__in=list(table)[::7])
    for day in DAYS:
        assert {*documents.with_validity(day).values_list("validity", flat=True)} == {"not_applicable"}
        found = verdicts(documents.for_rows(), day).values()
        assert {(verdict.status.value, verdict.reason.value) for verdict in found} == {
            ("not_applicable", "type")
        }


def test_the_verdicts_on_many_documents_cost_no_more_queries_than_on_few(
    table, django_assert_max_num_queries
):
    documents = LegalDocumentPage.objects.filter(pk__in=table)
    for pages in (list(documents.for_rows()[:3]), list(documents.for_rows())):
        with django_assert_max_num_queries(3):
            verdicts(pages, SECOND)
    with django_assert_max_num_queries(0):
        assert verdicts([], SECOND) == {}
