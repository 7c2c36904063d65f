"""What the library tells the search of validity: right on every day, and when something else changes it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
from django.test import Client
from wagtail.models import Page

from documents.enums import RelationType, ValidityStatus
from documents.models import DocumentRelation, DocumentType, LegalDocumentPage, LibraryPage, Signer
from documents.public.library.facets import VALIDITY, facet_values
from search.content import content_of, pages_for_search
from search.index import maintenance
from search.models import SearchEntry
from tests.factories import (
    DocumentFactory,
    DocumentTypeFactory,
    FieldFactory,
    IssuingBodyFactory,
    restrict,
)

pytestmark = pytest.mark.django_db

FIRST = date(2020, 1, 1)
DAYS = [FIRST + timedelta(days=step) for step in (0, 10, 20)]


def indexed(document: Page) -> str:
    return SearchEntry.objects.get(page=document).facets


def replace(target: Page, *, relation: str = RelationType.REPLACES, **values: object) -> LegalDocumentPage:
    successor = DocumentFactory(**values)
    DocumentRelation.objects.create(page=successor, relation_type=relation, target=target)
    return successor


def test_the_spans_of_a_document_say_on_every_day_what_the_lists_say():
    documents = []
    for has_validity in (True, False):
        kind = DocumentTypeFactory(name=f"Loại {has_validity}", has_validity=has_validity)
        for effective, expires, replaced in product([None, *DAYS[-3 if has_validity else -1 :]], repeat=3):
            if effective and expires and expires < effective:
                continue
            document = DocumentFactory(document_type=kind, effective_on=effective, expires_on=expires)
            if replaced:
                replace(document, effective_on=replaced)
            documents.append(document)
    foretold = {
        document.pk: [value for value in facet_values(document) if value.facet == VALIDITY]
        for document in documents
    }
    for day in (FIRST + timedelta(days=step) for step in range(-2, 23)):
        told = dict(
            LegalDocumentPage.objects.filter(pk__in=foretold).with_validity(day).values_list("pk", "validity")
        )
        held = {
            key: [
                span.value
                for span in parts
                if (span.since is None or span.since <= day) and (span.until is None or day < span.until)
            ]
            for key, parts in foretold.items()
        }
        assert held == {key: [status] for key, status in told.items()}


def test_a_document_that_replaces_another_changes_it_in_the_index(client: Client):
    old = DocumentFactory(title="Quy chế cũ", effective_on=date(2019, 1, 1))
    assert "replaced" not in indexed(old)
    new = replace(old, effective_on=FIRST)
    assert "validity=replaced@2020-01-01.." in indexed(old)
    found = client.get("/api/search/", {"q": "quy chế cũ", "validity": "replaced"}).json()
    assert [hit["id"] for hit in found["results"]] == [old.pk]

    new.effective_on = date(2021, 1, 1)
    new.save_revision().publish()
    assert "validity=replaced@2021-01-01.." in indexed(old)
    new.unpublish()
    assert "replaced" not in indexed(old)
    LegalDocumentPage.objects.get(pk=new.pk).save_revision().publish()
    assert "replaced" in indexed(old)
    Page.objects.get(pk=new.pk).delete()
    assert "replaced" not in indexed(old)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"relation_type": "abolishes"}, "validity=expired@2020-01-01.."),
        ({"relation_type": "abolishes", "scope": "Điều 5"}, "validity=partly_expired@2020-01-01.."),
        ({"relation_type": "amends", "abolishes_clauses": True}, "validity=partly_expired@2020-01-01.."),
        (
            {"relation_type": "suspends", "ends_on": date(2021, 1, 1)},
            "validity=suspended@2020-01-01..2021-01-01",
        ),
    ],
)
@pytest.mark.parametrize("is_suffered", [False, True])
def test_whatever_is_done_to_a_document_is_in_the_index_and_goes_with_it(fields, told, is_suffered):
    document = DocumentFactory(effective_on=date(2019, 1, 1))
    if is_suffered:
        ends = {"page": document, "target_text": "Luật", "is_suffered": True, "effective_on": FIRST}
    else:
        ends = {"page": DocumentFactory(effective_on=FIRST), "target": document}
    relation = DocumentRelation.objects.create(**ends, **fields)
    assert told in indexed(document)
    relation.delete()
    assert told not in indexed(document)
    assert not maintenance.check()


def test_a_relation_that_is_given_another_target_frees_the_first():
    first, second = DocumentFactory(), DocumentFactory()
    new = replace(first)
    relation = new.relations.get()
    relation.target = second
    new.relations.set([relation])
    new.save_revision().publish()
    assert "replaced" not in indexed(first)
    assert "replaced" in indexed(second)
    new.relations.clear()
    new.save_revision().publish()
    assert "replaced" not in indexed(second)


@pytest.mark.parametrize("relation", [RelationType.AMENDS, RelationType.GUIDES])
def test_other_relations_leave_a_document_in_force(relation: str):
    old = DocumentFactory()
    replace(old, relation=relation)
    assert "replaced" not in indexed(old)


def test_deleting_both_ends_of_a_relation_leaves_nothing_in_the_index():
    old = DocumentFactory()
    new = replace(old)
    Page.objects.get(pk=old.pk).delete()
    assert list(SearchEntry.objects.values_list("page_id", flat=True)) == [new.pk]
    Page.objects.get(pk=new.get_parent().pk).delete()
    assert not SearchEntry.objects.exists()


def test_a_restricted_document_does_not_come_back_because_another_replaces_it():
    old = DocumentFactory()
    restrict(old)
    replace(old)
    assert not SearchEntry.objects.filter(page=old).exists()


def test_whether_a_type_has_validity_is_a_matter_of_all_its_documents():
    document = DocumentFactory(document_type=DocumentTypeFactory(name="Thông báo"))
    kind = DocumentType.objects.get(name="Thông báo")
    for has_validity in (False, True):
        kind.has_validity = has_validity
        kind.save()
        assert (ValidityStatus.NOT_APPLICABLE in indexed(document)) is not has_validity


def test_renaming_a_type_needs_no_indexing(client: Client):
    document = DocumentFactory(title="Quy chế", document_type=DocumentTypeFactory(name="Thể lệ"))
    before = SearchEntry.objects.get(page=document).pk
    kind = document.document_type
    kind.name = "Điều lệ"
    kind.save()
    found = client.get("/api/search/", {"q": "quy chế", "facets": "1"}).json()
    assert found["facets"]["type"] == [{"value": kind.slug, "title": "Điều lệ", "total": 1}]
    assert SearchEntry.objects.get(page=document).pk == before


def test_a_field_that_is_gone_is_gone_from_the_index():
    field = FieldFactory(name="Thi đua")
    document = DocumentFactory(fields=[field])
    assert "field=thi-dua" in indexed(document)
    field.delete()
    assert "field=" not in indexed(document)
    assert not maintenance.check()


def test_many_documents_are_read_for_the_index_in_few_queries(django_assert_max_num_queries):
    fields = [FieldFactory(name=f"Lĩnh vực {number}") for number in range(3)]
    for _number in range(6):
        replace(DocumentFactory(fields=fields))
    with django_assert_max_num_queries(12):
        assert len([content_of(page) for page in pages_for_search(LegalDocumentPage)]) == 12


def test_a_body_takes_in_those_below_it_in_lists_and_in_the_search(client: Client):
    top = IssuingBodyFactory(name="Trung ương")
    below, merged = IssuingBodyFactory(name="Tỉnh", parent=top), IssuingBodyFactory(name="Cũ", successor=top)
    for body in (top, below, merged, IssuingBodyFactory(name="Khác")):
        DocumentFactory(title="Quy chế", issuer=body)
    library = LibraryPage.objects.get().url
    for slug, number in (("trung-uong", 3), ("tinh", 1), ("cu", 1)):
        found = client.get("/api/search/", {"q": "quy chế", "facets": "1"}).json()
        totals = {each["value"]: each["total"] for each in found["facets"]["issuer"]}
        there = client.get("/api/search/", {"q": "quy chế", "issuer": slug}).json()
        listed = client.get(library, {"co_quan": slug}).context["documents"].paginator.count
        assert totals[slug] == there["total"] == listed == number


def test_the_search_narrows_by_what_lists_narrow_by(client: Client):
    signer = Signer.objects.create(name="Nguyễn Văn A")
    DocumentFactory(title="Quy chế", signer=signer, text="Điều 1.", files=1)
    DocumentFactory(title="Quy chế khác")
    for parameters in ({"signer": str(signer.pk)}, {"has_text": "true"}, {"has_file": "1"}):
        assert client.get("/api/search/", {"q": "quy chế", **parameters}).json()["total"] == 1
        assert client.get("/api/documents/", parameters).json()["total"] == 1
    people = client.get("/tim-kiem/", {"q": "quy chế", "toan_van": "khong"})
    assert people.context["found"].total == 1
    assert not people.context["query"].problems
