from __future__ import annotations

import re
from copy import deepcopy
from datetime import date
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from counters.models import Hit, Total
from documents.enums import ValidityStatus
from documents.models import DocumentType, LegalDocumentPage
from documents.public.library.orders import SORTS
from documents.validity.verdicts import verdict_of
from tests.factories import (
    DocumentFactory,
    DocumentTypeFactory,
    FieldFactory,
    IssuingBodyFactory,
    LibraryFactory,
    restrict,
)

pytestmark = pytest.mark.django_db

# The library itself is found by its address, as every page is.
OURS = re.compile(r"\b(documents_(?!librarypage)\w+|counters_(hit|total))\b")


@pytest.fixture(scope="module")
def made_library(shared_content):
    library = LibraryFactory()
    types = [DocumentTypeFactory(name="Hướng dẫn"), DocumentTypeFactory(name="Quyết định")]
    issuers = [IssuingBodyFactory(name="Tổng Liên đoàn"), IssuingBodyFactory(name="Chính phủ")]
    fields = [FieldFactory(name="Tài chính"), FieldFactory(name="Tổ chức")]
    for number in range(12):
        DocumentFactory(
            number=f"{number + 1}/BC-TLĐ",
            document_type=types[number % 2],
            issuer=issuers[number % 3 == 0],
            fields=fields[: number % 3],
            issued_on=date(2015 + number % 4, 1, 20) if number else None,
            effective_on=date(2015 + number % 4, 2, 1) if number % 5 else None,
            expires_on=date(2020, 1, 1) if number % 4 == 3 else None,
        )
    return library


@pytest.fixture
def library(made_library, db):
    return deepcopy(made_library)


def shown(client, library, **parameters):
    response = client.get(f"{library.url}?{urlencode(parameters)}")
    assert response.status_code == 200
    return response.context["documents"]


def test_the_library_is_searched_from_its_head_for_documents_alone(client, library):
    content = client.get(library.url).content.decode()
    head = content[content.index('class="list-head"') :]
    form = head[head.index("<form") : head.index("</form>")]
    assert 'action="/tim-kiem/"' in form
    assert '<input type="hidden" name="loai" value="van-ban">' in form
    assert 'name="q"' in form


@pytest.mark.parametrize("value", ["huong-dan", "quyet-dinh"])
def test_a_type_shows_its_documents_and_their_number(client, library, value):
    page = shown(client, library, loai=value)
    assert {document.document_type.slug for document in page} == {value}
    assert (
        page.paginator.count
        == LegalDocumentPage.objects.filter(document_type__slug=value).count()
        == len(page)
    )


@pytest.mark.parametrize("value", ["tong-lien-doan", "chinh-phu"])
def test_an_issuer_shows_its_documents(client, library, value):
    page = shown(client, library, co_quan=value)
    assert {document.issuer.slug for document in page} == {value}
    assert page.paginator.count == LegalDocumentPage.objects.filter(issuer__slug=value).count()


def test_a_field_shows_a_document_with_several_fields_once(client, library):
    page = shown(client, library, linh_vuc="tai-chinh")
    assert page.paginator.count == len({document.pk for document in page}) == 8


@pytest.mark.parametrize("year", [2015, 2016, 2017, 2018])
def test_a_year_is_that_of_issue(client, library, year):
    page = shown(client, library, nam=year)
    assert {document.issued_on.year for document in page} == {year}
    assert page.paginator.count == LegalDocumentPage.objects.filter(issued_on__year=year).count()


def test_every_validity_shows_what_the_rows_say_and_together_they_are_all(client, library):
    counts = {}
    for status in ValidityStatus:
        page = shown(client, library, hieu_luc=status.value)
        assert {document.validity for document in page} <= {status.value}
        counts[status] = page.paginator.count
        today = timezone.localdate()
        assert counts[status] == sum(
            verdict_of(d, today).status == status for d in LegalDocumentPage.objects.all()
        )
    assert sum(counts.values()) == 12


def test_filters_work_together(client, library):
    page = shown(client, library, loai="quyet-dinh", nam=2016, hieu_luc="in_force")
    found = LegalDocumentPage.objects.filter(document_type__slug="quyet-dinh", issue_year=2016)
    assert page.paginator.count == found.in_force(on=timezone.localdate()).count()


@pytest.mark.parametrize(
    "parameters",
    [
        {"loai": "khong-co"}, {"co_quan": "\x00"}, {"linh_vuc": "x" * 10_000}, {"nam": "99999999999999"},
        {"nam": "abc"}, {"hieu_luc": "x"}, {"sap_xep": "x"}, {"trang": "abc"},
        {"loai": "1", "nam": "-1"},
    ],
)  # fmt: skip
def test_a_wrong_value_filters_nothing(client, library, parameters):
    assert shown(client, library, **parameters).paginator.count == 12


@pytest.mark.parametrize(
    ("sort", "key"),
    [("ban-hanh", "issued_on"), ("dang", "posted_on"), ("hieu-luc", "effective_on")],
)
def test_a_list_is_sorted_by_the_date_it_names_and_unknown_dates_come_last(client, library, sort, key):
    response = client.get(f"{library.url}?sap_xep={sort}")
    dates = [getattr(document, key) for document in response.context["documents"]]
    known = [day for day in dates if day]
    assert known == sorted(known, reverse=True)
    assert dates == known + [None] * (len(dates) - len(known))
    assert response.context["sort_label"]


@pytest.mark.parametrize("sort", ["xem", "tai"])
def test_a_list_may_be_sorted_by_views_and_downloads(client, library, sort):
    assert shown(client, library, sap_xep=sort).paginator.count == 12


def test_drafts_and_restricted_documents_are_nowhere_in_the_list(client, library):
    DocumentFactory(live=False, issued_on=date(1999, 1, 1))
    restrict(DocumentFactory(issued_on=date(1998, 1, 1)))
    response = client.get(library.url)
    assert response.context["documents"].paginator.count == 12
    (years,) = [field for field in response.context["panel"].fields if field.name == "nam"]
    assert [offer.value for offer in years.offers] == ["2018", "2017", "2016", "2015"]


def test_a_year_without_documents_shows_none(client, library):
    assert shown(client, library, nam=2014).paginator.count == 0


def test_numbers_are_sorted_as_numbers_and_missing_ones_come_last(client, library):
    for number in ("", "100/BC-TLĐ", "99/QĐ-TLĐ", "không số"):
        DocumentFactory(number=number)
    numbers = [document.number for document in shown(client, library, sap_xep="so")]
    assert numbers[:3] == ["1/BC-TLĐ", "2/BC-TLĐ", "3/BC-TLĐ"]
    assert numbers[-4:-2] == ["99/QĐ-TLĐ", "100/BC-TLĐ"]


def test_counts_sort_exactly_and_equal_ones_newest_first(client, library):
    first, second, third, *_others = LegalDocumentPage.objects.order_by("pk")
    Total.objects.create(page=first, countable="view", count=5, brought_forward=2)
    Total.objects.create(page=second, countable="view", count=6)
    Hit.objects.create(
        page=second, countable="view", day="2026-01-01", reader=b"a", counted_at=timezone.now(), times=2
    )
    Total.objects.create(page=third, countable="archive", count=9)
    Total.objects.create(page=third, countable="file", file_id=3, count=1)
    Total.objects.create(page=first, countable="file", file_id=4, count=2)
    rest = list(LegalDocumentPage.objects.order_by("-pk").values_list("pk", flat=True))
    for sort, leading in (("xem", [second.pk, first.pk]), ("tai", [third.pk, first.pk])):
        expected = leading + [key for key in rest if key not in leading]
        assert [document.pk for document in shown(client, library, sap_xep=sort)] == expected


def test_pages_of_a_list_show_every_document_once(client, library, monkeypatch):
    monkeypatch.setattr("documents.public.library.views.DOCUMENTS_PER_PAGE", 5)
    for sort in SORTS:
        found = [
            document.pk for page in (1, 2, 3) for document in shown(client, library, sap_xep=sort, trang=page)
        ]
        assert len(found) == len(set(found)) == 12


@pytest.mark.parametrize("parameters", [{}, {"hieu_luc": "in_force", "sap_xep": "so"}])
def test_a_list_asks_the_tables_of_documents_little(client, library, parameters):
    """Words, choices and numbers are in memory; of the rows is read what they show."""
    shown(client, library, **parameters)
    with CaptureQueriesContext(connection) as captured:
        shown(client, library, **parameters)
    statements = [query["sql"] for query in captured.captured_queries]
    of_documents = [sql for sql in statements if OURS.search(sql) and "documents_librarypage" not in sql]
    # The version of the catalogue, rows, spans, numbers, covers; collections where nothing is chosen.
    assert len(of_documents) <= 5 + (not parameters)
    assert len(statements) <= 25


def test_a_renamed_word_is_shown_at_once(client, library):
    shown(client, library)
    DocumentType.objects.filter(slug="huong-dan").update(name="Chỉ dẫn")
    page = client.get(library.url)
    assert "Chỉ dẫn (6)</option>" in page.content.decode()
    assert {document.document_type.name for document in page.context["documents"]} == {
        "Chỉ dẫn",
        "Quyết định",
    }
    DocumentTypeFactory(name="Báo cáo")
    assert shown(client, library, loai="bao-cao").paginator.count == 0
