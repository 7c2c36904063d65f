"""A statement that is put together once gives what the query it was made from gives."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.db.models import Exists, OuterRef
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from documents.models import DocumentFile, LegalDocumentPage
from pages.prepared import Prepared, padded
from tests.factories import DocumentFactory

pytestmark = pytest.mark.django_db


def issued(first, at, *ids, is_live=True):
    """Numbers, a day and a moment; what is the same in every statement, and more than the row has."""
    has_files = Exists(DocumentFile.objects.filter(page=OuterRef("pk")))
    found = LegalDocumentPage.objects.filter(
        issued_on__gte=first, first_published_at__lt=at, pk__in=ids, live=is_live
    )
    return found.annotate(has_files=has_files).select_related("issuer").order_by("pk")


@pytest.fixture
def documents():
    return [
        DocumentFactory(issued_on=date(year, 5, 6), first_published_at=datetime(2022, 1, 1, tzinfo=UTC))
        for year in (2001, 2011, 2021)
    ]


def test_each_asks_with_values_of_its_own(documents):
    prepared, ids = Prepared(issued), [page.pk for page in documents]
    assert prepared.rows(date(2005, 1, 1), timezone.now(), *padded(ids)) == documents[1:]
    for first in (date(2000, 1, 1), date(2005, 1, 1), date(2030, 1, 1)):
        for at in (timezone.now(), datetime(1999, 1, 1, tzinfo=UTC)):
            for asked in (ids, ids[:1], ids[1:]):
                values = (first, at, *padded(asked))
                assert prepared.rows(*values) == list(issued(*values))


def test_rows_are_whole_with_what_was_joined_and_added(documents, django_assert_num_queries):
    prepared = Prepared(issued)
    with django_assert_num_queries(1):
        (row,) = prepared.rows(date(2020, 1, 1), timezone.now(), documents[2].pk)
        assert (row.title, row.issuer.pk, row.has_files) == (documents[2].title, row.issuer_id, False)
    assert not row.get_deferred_fields()
    row.title = "Tên khác"
    row.save()
    assert LegalDocumentPage.objects.get(pk=row.pk).title == "Tên khác"


def test_it_is_put_together_once_for_a_shape(documents):
    made = []

    def make(pk, *, is_live):
        made.append(is_live)
        return LegalDocumentPage.objects.filter(pk=pk, live=is_live)

    prepared = Prepared(make)
    for page in documents:
        assert prepared.rows(page.pk, is_live=True) == [page]
        assert prepared.rows(page.pk, is_live=False) == []
    assert made == [True, False]


def test_a_value_that_does_not_come_into_the_statement_is_refused():
    prepared = Prepared(lambda title: LegalDocumentPage.objects.filter(title__startswith=title))
    with pytest.raises(ValueError, match="as it is"):
        prepared.rows("Quyết định")


@pytest.mark.parametrize(("count", "size"), [(1, 1), (2, 2), (3, 4), (4, 4), (5, 8)])
def test_few_numbers_of_values_occur(count, size):
    ids = list(range(10, 10 + count))
    assert len(padded(ids)) == size
    assert {*padded(ids)} == {*ids}


def test_the_statement_is_the_same(documents):
    prepared, values = Prepared(issued), (date(2005, 1, 1), timezone.now(), documents[0].pk)
    with CaptureQueriesContext(connection) as asked:
        prepared.rows(*values)
        list(issued(*values))
    first, second = (query["sql"] for query in asked.captured_queries)
    assert first == second
