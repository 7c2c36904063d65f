"""Rules issued with a decision, and consolidated texts, end and pause with what they depend on."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest

from documents.catalogue.current import catalogue
from documents.enums import DEPENDING, RelationType, ValidityReason, ValidityStatus
from documents.models import DocumentRelation, LegalDocumentPage
from documents.public.library.facets import VALIDITY, facet_values
from documents.validity.spans import write_spans
from documents.validity.verdicts import verdict_of, verdicts
from search.content import load_for_search
from search.models import SearchEntry
from tests.factories import DocumentFactory, many_documents

pytestmark = pytest.mark.django_db

FIRST, SECOND = date(2023, 7, 1), date(2024, 1, 1)
DAY = timedelta(days=1)
DAYS = (FIRST - DAY, FIRST, SECOND - DAY, SECOND, SECOND + DAY)
WHEN = (None, FIRST, SECOND)
ENDS = (
    None,
    (RelationType.REPLACES, FIRST),
    (RelationType.ABOLISHES, SECOND),
    ("expires", FIRST),
    ("expires", SECOND),
    (RelationType.SUSPENDS, FIRST),
    ("in part", FIRST),
)


def relate(page, kind, target, **given):
    return DocumentRelation.objects.create(page=page, relation_type=kind, target=target, **given)


def expected(on, effective, expires, replaced, end):
    """The rule said once more: what is done to the whole of a principal is done to its dependents."""
    what, since = end or (None, date.max)
    held = since <= on
    if replaced and replaced <= on:
        return ValidityStatus.REPLACED
    if (expires and expires <= on) or (held and what in {"replaces", "abolishes", "expires"}):
        return ValidityStatus.EXPIRED
    if effective and on < effective:
        return ValidityStatus.NOT_YET_IN_FORCE
    if held and what == "suspends" and on < SECOND:
        return ValidityStatus.SUSPENDED
    return ValidityStatus.IN_FORCE if effective else ValidityStatus.UNKNOWN


@pytest.fixture
def table():
    """Dependents of every combination, one step and two from the principal to which something is done."""
    rows = list(product((None, FIRST), (None, SECOND), WHEN, ENDS, DEPENDING, (1, 2)))
    dependents = many_documents(
        len(rows), effective_on=lambda n: rows[n][0], expires_on=lambda n: rows[n][1], issued_on=None
    )
    principals = many_documents(
        len(ENDS),
        number=lambda n: f"{n + 1}/QC-TLĐ",
        effective_on=FIRST - 9 * DAY,
        expires_on=lambda n: ENDS[n][1] if ENDS[n] and ENDS[n][0] == "expires" else None,
    )
    between = many_documents(
        len(ENDS), number=lambda n: f"{n + 1}/QyĐ-TLĐ", effective_on=FIRST - 9 * DAY, expires_on=None
    )
    acting = dict(
        zip(
            (FIRST, SECOND),
            many_documents(2, number=lambda n: f"{n + 1}/QĐ-TLĐ", effective_on=lambda n: WHEN[n + 1]),
            strict=True,
        )
    )
    relations = [
        DocumentRelation(page=middle, target=principal, relation_type=RelationType.ATTACHED_TO)
        for middle, principal in zip(between, principals, strict=True)
    ]
    for end, principal in zip(ENDS, principals, strict=True):
        if end is None or end[0] == "expires":
            continue
        what, since = end
        fields: dict[str, Any] = {"relation_type": RelationType.ABOLISHES, "scope": "Điều 5"}
        if what != "in part":
            fields = {"relation_type": what, "ends_on": SECOND if what == "suspends" else None}
        relations.append(DocumentRelation(page=acting[since], target=principal, **fields))
    for dependent, (_effective, _expires, replaced, end, kind, depth) in zip(dependents, rows, strict=True):
        above = (principals if depth == 1 else between)[ENDS.index(end)]
        relations.append(DocumentRelation(page=dependent, target=above, relation_type=kind))
        if replaced:
            replacing = {"relation_type": RelationType.REPLACES}
            relations.append(DocumentRelation(page=acting[replaced], target=dependent, **replacing))
    DocumentRelation.objects.bulk_create(relations)
    write_spans(document.pk for document in (*dependents, *principals, *between))
    return {document.pk: row for document, row in zip(dependents, rows, strict=True)}


def test_every_combination_is_the_same_however_it_is_asked(table):
    documents = LegalDocumentPage.objects.filter(pk__in=table)
    loaded = list(documents)
    load_for_search(loaded)
    foretold = {
        document.pk: [value for value in facet_values(document) if value.facet == VALIDITY]
        for document in loaded
    }
    known = catalogue()
    for day in DAYS:
        wanted = {pk: expected(day, *row[:4]).value for pk, row in table.items()}
        assert dict(documents.with_validity(day).values_list("pk", "validity")) == wanted
        assert {pk: found.status.value for pk, found in verdicts(loaded, day).items()} == wanted
        for value, places in known.by_validity(day).items():
            assert places & known.of_keys(wanted) == known.of_keys(pk for pk in wanted if wanted[pk] == value)
        held = {
            pk: [part.value for part in parts if (part.since or date.min) <= day < (part.until or date.max)]
            for pk, parts in foretold.items()
        }
        assert held == {pk: [status] for pk, status in wanted.items()}


def test_one_is_judged_as_many_are(table):
    for document in LegalDocumentPage.objects.filter(pk__in=list(table)[::29]).for_rows():
        for day in DAYS:
            assert verdict_of(document, day) == verdicts([document], day)[document.pk]


def test_the_number_of_queries_does_not_hang_on_the_number_of_documents(table, django_assert_max_num_queries):
    documents = LegalDocumentPage.objects.filter(pk__in=table)
    for pages in (list(documents.for_rows()[:40]), list(documents.for_rows())):
        with django_assert_max_num_queries(3):
            verdicts(pages, SECOND)


@pytest.fixture
def case():
    """A decision with rules attached and a later decision that replaces it."""
    decision = DocumentFactory(
        number="501/QĐ-LĐLĐ", issued_on=date(2020, 1, 1), effective_on=date(2020, 1, 1)
    )
    rules = DocumentFactory(number="502/QC-LĐLĐ", issued_on=date(2020, 1, 1), effective_on=date(2020, 1, 1))
    relate(rules, RelationType.ATTACHED_TO, decision)
    return decision, rules


def later(number="503/QĐ-LĐLĐ"):
    return DocumentFactory(number=number, issued_on=date(2024, 1, 1), effective_on=date(2024, 1, 1))


TODAY = date(2026, 11, 30)


def test_the_rules_end_with_their_decision_and_say_by_what(case):
    decision, rules = case
    relate(later(), RelationType.REPLACES, decision)
    found = verdict_of(rules, TODAY)
    assert (found.status, found.reason) == (ValidityStatus.EXPIRED, ValidityReason.ENDED_WITH)
    assert (found.since, found.cause) == (date(2024, 1, 1), decision)
    assert "501/QĐ-LĐLĐ" in found.explanation
    assert "503/QĐ-LĐLĐ" in found.explanation
    assert verdict_of(rules, date(2023, 12, 31)).status == ValidityStatus.IN_FORCE
    assert verdict_of(decision, TODAY).status == ValidityStatus.REPLACED


def test_what_is_done_to_the_rules_does_not_touch_the_decision(case):
    decision, rules = case
    relate(later(), RelationType.ABOLISHES, rules)
    assert verdict_of(decision, TODAY).status == ValidityStatus.IN_FORCE
    assert verdict_of(rules, TODAY).reason == ValidityReason.ABOLISHED


def test_a_draft_or_an_act_upon_clauses_ends_no_rules(case):
    decision, rules = case
    relate(later(), RelationType.ABOLISHES, decision, scope="Điều 3")
    draft = later("504/QĐ-LĐLĐ")
    relate(draft, RelationType.REPLACES, decision)
    draft.unpublish()
    assert verdict_of(rules, TODAY).status == ValidityStatus.IN_FORCE


def test_a_circle_ends(case):
    decision, rules = case
    relate(decision, RelationType.ATTACHED_TO, rules)
    assert verdict_of(rules, TODAY).status == ValidityStatus.IN_FORCE
    relate(later(), RelationType.ABOLISHES, decision)
    catalogue_says = catalogue().by_validity(TODAY)["expired"]
    for document in (decision, rules):
        assert verdict_of(document, TODAY).status == ValidityStatus.EXPIRED
        assert verdicts([document], TODAY)[document.pk].status == ValidityStatus.EXPIRED
        assert catalogue_says & catalogue().of_keys([document.pk])
    ended = LegalDocumentPage.objects.with_validity(TODAY).filter(validity="expired")
    assert set(ended.values_list("pk", flat=True)) == {decision.pk, rules.pk}


def expired_in_index():
    found = SearchEntry.objects.filter(facets__contains=ValidityStatus.EXPIRED)
    return set(found.values_list("page_id", flat=True))


def test_the_search_follows_whatever_ends_the_decision(case, django_capture_on_commit_callbacks):
    decision, rules = case
    annex = DocumentFactory(number="1/PL-LĐLĐ")
    with django_capture_on_commit_callbacks(execute=True):
        relate(annex, RelationType.ATTACHED_TO, rules)
    assert DocumentRelation.objects.with_dependents([decision.pk]) == {decision.pk, rules.pk, annex.pk}
    with django_capture_on_commit_callbacks(execute=True):
        ending = relate(later(), RelationType.REPLACES, decision)
    assert {rules.pk, annex.pk} <= expired_in_index()
    with django_capture_on_commit_callbacks(execute=True):
        ending.delete()
    assert not {rules.pk, annex.pk} & expired_in_index()
    with django_capture_on_commit_callbacks(execute=True):
        decision.expires_on = date(2025, 1, 1)
        decision.save()
    assert {rules.pk, annex.pk} <= expired_in_index()


def test_readers_are_told_on_the_page(client, case):
    decision, rules = case
    relate(later(), RelationType.REPLACES, decision)
    page = client.get(rules.url).content.decode()
    assert "501/QĐ-LĐLĐ" in page
    assert "503/QĐ-LĐLĐ" in page
