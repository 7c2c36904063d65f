"""The library and a document as of a day that a reader chooses."""

from __future__ import annotations

from copy import deepcopy
from datetime import date, timedelta
from urllib.parse import urlencode

import pytest

from documents.enums import RelationType, ValidityStatus
from documents.models import DocumentRelation, LegalDocumentPage
from documents.validity.verdicts import verdicts
from tests.factories import DocumentFactory, LibraryFactory, many_documents

pytestmark = pytest.mark.django_db

DAY = date(2023, 7, 1)
STEP = timedelta(days=1)
ACTED_UPON = {
    "Bị thay thế": (RelationType.REPLACES, ""),
    "Bị bãi bỏ": (RelationType.ABOLISHES, ""),
    "Bị bãi bỏ một điều": (RelationType.ABOLISHES, "Điều 5"),
    "Bị đình chỉ": (RelationType.SUSPENDS, ""),
}


def ask(client, address, **parameters):
    response = client.get(f"{address}?{urlencode(parameters)}")
    assert response.status_code == 200
    return response


@pytest.fixture(scope="module")
def made_library(shared_content):
    """Documents in every state around the day, and one that was issued only after it."""
    library = LibraryFactory()
    old = date(2020, 1, 1)
    fields = {"issued_on": old, "effective_on": old}
    DocumentFactory(title="Còn", **fields)
    DocumentFactory(title="Vừa hết hạn", **fields, expires_on=DAY)
    DocumentFactory(title="Mai hết hạn", **fields, expires_on=DAY + STEP)
    DocumentFactory(title="Chưa", issued_on=DAY, effective_on=DAY + STEP)
    DocumentFactory(title="Ban hành sau", issued_on=DAY + STEP, effective_on=DAY + 9 * STEP)
    acting = DocumentFactory(title="Hôm nay", issued_on=DAY, effective_on=DAY)
    for title, (kind, scope) in ACTED_UPON.items():
        target = DocumentFactory(title=title, **fields)
        DocumentRelation.objects.create(page=acting, target=target, relation_type=kind, scope=scope)
    return library


@pytest.fixture
def library(made_library, db):
    return deepcopy(made_library)


@pytest.mark.parametrize(
    ("day", "titles"),
    [
        (DAY - STEP, {"Còn", "Vừa hết hạn", "Mai hết hạn", *ACTED_UPON}),
        (DAY, {"Còn", "Mai hết hạn", "Hôm nay"}),
        (DAY + STEP, {"Còn", "Hôm nay", "Chưa"}),
        (DAY + 9 * STEP, {"Còn", "Hôm nay", "Chưa", "Ban hành sau"}),
    ],
)
def test_the_library_lists_what_was_in_force_on_a_day(client, library, day, titles):
    page = ask(client, library.url, ngay=day.isoformat(), hieu_luc="in_force").context["documents"]
    assert {document.title for document in page} == titles


@pytest.mark.parametrize("day", [DAY - STEP, DAY, DAY + STEP])
def test_every_status_of_that_day_is_counted_and_shown_and_what_was_not_yet_issued_is_left_out(
    client, library, day
):
    known = LegalDocumentPage.objects.exclude(issued_on__gt=day)
    total = 0
    for status in ValidityStatus:
        page = ask(client, library.url, ngay=day.isoformat(), hieu_luc=status.value).context["documents"]
        assert {document.validity for document in page} <= {status.value}
        total += page.paginator.count
    assert total == known.count()
    everything = ask(client, library.url, ngay=day.isoformat())
    assert everything.context["documents"].paginator.count == total
    for document in everything.context["documents"]:
        assert verdicts([document], everything.context["as_at"].on)[document.pk].status == document.validity


def test_the_page_says_of_which_day_it_speaks_and_leads_back_to_today(client, library):
    text = ask(client, library.url, ngay="2023-07-01", hieu_luc="replaced").content.decode()
    assert '<time datetime="2023-07-01">01/07/2023</time>' in text
    assert f'href="{library.url}?hieu_luc=replaced"' in text
    assert "?ngay=2023-07-01" in text
    assert 'role="status"' not in ask(client, library.url).content.decode()


def test_the_day_is_kept_from_page_to_page(client):
    library = LibraryFactory()
    many_documents(25)
    response = ask(client, library.url, ngay="2023-07-01")
    assert "?ngay=2023-07-01&amp;trang=2" in response.content.decode()
    second = ask(client, library.url, ngay="2023-07-01", trang=2)
    assert len(second.context["documents"]) == 5
    assert second.context["as_at"].on == DAY


@pytest.mark.parametrize("given", ["01/07/2023", "1.7.2023", "2023-07-01", " 2023-7-1 "])
def test_a_day_may_be_written_as_people_write_it(client, given):
    assert ask(client, LibraryFactory().url, ngay=given).context["as_at"].on == DAY


@pytest.mark.parametrize(
    "given", ["2023-02-30", "hôm qua", "0", "\x00", "x" * 9000, "<b>", "0000-01-01", "99999"]
)
def test_what_is_no_day_is_said_and_today_is_shown(client, given):
    library = LibraryFactory()
    document = DocumentFactory()
    for address in (library.url, document.url):
        response = ask(client, address, ngay=given)
        assert not response.context["as_at"].is_chosen
        text = response.content.decode()
        assert 'role="alert"' in text
        assert "“<b>”" not in text


@pytest.mark.parametrize("given", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_of_all_days_can_be_asked_for(client, given):
    document = DocumentFactory()
    for address in (document.get_parent().url, document.url):
        assert ask(client, address, ngay=given).context["as_at"].is_chosen


def test_a_document_tells_its_status_on_a_day_and_to_machines_that_of_today(client):
    document = DocumentFactory(effective_on=DAY, expires_on=DAY + STEP)
    for day, status in ((DAY - STEP, "not_yet_in_force"), (DAY, "in_force"), (DAY + STEP, "expired")):
        for address in (document.url, f"{document.url}in/"):
            context = ask(client, address, ngay=day.isoformat()).context
            assert context["verdict"].status == status
            assert context["validity"] == "expired"


def test_a_list_as_of_a_day_costs_no_more_queries_for_more_documents(client, django_assert_max_num_queries):
    library = LibraryFactory()
    acting = DocumentFactory(effective_on=DAY)
    ask(client, library.url, ngay="2023-07-01")
    counts = []
    for _round in range(2):
        relations = [
            DocumentRelation(page=acting, target=target, relation_type=RelationType.REPLACES)
            for target in many_documents(9, number="")
        ]
        DocumentRelation.objects.bulk_create(relations)
        with django_assert_max_num_queries(60) as found:
            ask(client, library.url, ngay="2023-07-02")
        counts.append(len(found))
    assert counts[0] == counts[1]


def test_files_and_feed_of_the_list_are_of_the_same_day_and_say_so(client, library):
    parameters = {"ngay": "2023-07-01", "hieu_luc": "replaced"}
    page = ask(client, library.url, **parameters)
    response = client.get(page.context["csv_url"])
    assert f"{library.slug}-2023-07-01.csv" in response["Content-Disposition"]
    rows = b"".join(response.streaming_content).decode().strip().splitlines()
    assert len(rows) == 2
    assert "Bị thay thế" in rows[1]
    assert b"<title>B\xe1\xbb\x8b thay th\xe1\xba\xbf</title>" in client.get(page.context["feed_url"]).content
