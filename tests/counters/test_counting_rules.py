"""What counts and what does not, asked from the outside."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db import DatabaseError
from django.test import Client
from wagtail.models import Page

from counters import middleware
from counters.marks import HEADER
from counters.models import Hit, Visit
from counters.totals import PageTotals, file_totals, totals_for
from tests.counters.addresses import FILE_ID
from tests.counters.conftest import BROWSER, reader_at

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.counters.addresses")]


def totals(page: Page) -> PageTotals:
    return totals_for([page.pk])[page.pk]


@pytest.mark.parametrize(
    ("method", "query", "headers", "views"),
    [
        pytest.param("GET", "", {}, 1, id="page read"),
        pytest.param("HEAD", "", {}, 0, id="HEAD"),
        pytest.param("POST", "", {}, 0, id="form sent"),
        pytest.param("GET", "?status=304", {}, 1, id="unchanged"),
        pytest.param("GET", "?status=404", {}, 0, id="not found"),
        pytest.param("GET", "?status=206", {}, 0, id="part of a page"),
        pytest.param("GET", "?status=500", {}, 0, id="error"),
        pytest.param("GET", "?status=302", {}, 0, id="sent elsewhere"),
        pytest.param("GET", "", {"user-agent": "Googlebot/2.1"}, 0, id="bot"),
        pytest.param("GET", "", {"user-agent": ""}, 0, id="no user agent"),
        pytest.param("GET", "", {"sec-purpose": "prefetch"}, 0, id="prefetch"),
        pytest.param("GET", "", {"sec-purpose": "prefetch;prerender"}, 0, id="prerender"),
    ],
)
def test_a_view_is_a_page_that_a_reader_gets_or_still_has(client, page, method, query, headers, views):
    client.generic(method, f"/trang/{page.pk}/{query}", headers=headers)
    assert totals(page) == PageTotals(views=views)


@pytest.mark.parametrize(
    ("method", "query", "headers", "downloads"),
    [
        pytest.param("GET", "", {}, 1, id="whole file"),
        pytest.param("GET", "?start=0", {}, 1, id="range from the first byte"),
        pytest.param("GET", "?start=1", {}, 0, id="later range"),
        pytest.param("GET", "?start=50", {}, 0, id="much later range"),
        pytest.param("HEAD", "", {}, 0, id="HEAD"),
        pytest.param("GET", "?status=304", {}, 0, id="unchanged"),
        pytest.param("GET", "?status=416", {}, 0, id="no such range"),
        pytest.param("GET", "?status=404", {}, 0, id="not found"),
        pytest.param("GET", "", {"user-agent": "curl/8.5"}, 0, id="program"),
        pytest.param("GET", "", {"purpose": "prefetch"}, 0, id="prefetch"),
    ],
)
def test_a_download_is_a_file_sent_from_its_first_byte(client, page, method, query, headers, downloads):
    client.generic(method, f"/tep/{page.pk}/{query}", headers=headers)
    assert totals(page) == PageTotals(downloads=downloads)
    assert sum(file_totals(page.pk).values()) == downloads


def test_downloads_are_counted_for_the_file(client, page):
    client.get(f"/tep/{page.pk}/")
    assert [(file_id, number) for (_kind, file_id), number in file_totals(page.pk).items()] == [(FILE_ID, 1)]


def test_a_reader_counts_once_within_the_window_and_again_after_it(client, page, clock):
    address = f"/trang/{page.pk}/"
    client.get(address)
    clock.move_on(minutes=29, seconds=59)
    client.get(address)
    assert totals(page).views == 1
    clock.move_on(seconds=1)
    client.get(address)
    assert totals(page).views == 2
    clock.move_on(minutes=29)
    client.get(address)
    assert totals(page).views == 2


def test_readers_differ_by_address_and_by_browser(page):
    for reader in (
        reader_at("203.0.113.1"),
        reader_at("203.0.113.2"),
        reader_at("203.0.113.1", BROWSER.replace("Linux", "FreeBSD")),
    ):
        reader.get(f"/trang/{page.pk}/")
        reader.get(f"/trang/{page.pk}/")
    assert totals(page).views == 3


def test_a_view_and_a_download_of_the_same_page_both_count(client, page):
    client.get(f"/trang/{page.pk}/")
    client.get(f"/tep/{page.pk}/")
    assert totals(page) == PageTotals(views=1, downloads=1)


def test_a_window_of_zero_counts_every_request(client, page, settings, clock):
    settings.COUNTERS_WINDOW_SECONDS = 0
    for _request in range(3):
        client.get(f"/trang/{page.pk}/")
    assert totals(page).views == 3


def test_signed_in_staff_is_not_counted(client, page, django_user_model):
    writer = get_user_model().objects.create_user("writer", password="x")
    writer.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(writer)
    client.get(f"/trang/{page.pk}/")
    assert totals(page).views == 0
    assert not Visit.objects.exists()


def test_a_signed_in_reader_who_is_not_staff_is_counted(client, page):
    client.force_login(get_user_model().objects.create_user("reader", password="x"))
    client.get(f"/trang/{page.pk}/")
    assert totals(page).views == 1


def test_the_mark_does_not_leave_the_site(client, page):
    assert not client.get(f"/trang/{page.pk}/").has_header(HEADER)
    assert not client.head(f"/trang/{page.pk}/").has_header(HEADER)


@pytest.mark.parametrize(
    ("address", "headers", "visits", "bots"),
    [
        ("/danh-sach/", {}, 1, 0),
        ("/danh-sach/", {"user-agent": "Googlebot/2.1"}, 0, 1),
        ("/danh-sach/", {"sec-purpose": "prefetch"}, 0, 0),
        ("/danh-sach/?type=application/rss%2Bxml", {}, 0, 0),
        ("/khong-co-trang-nay/", {}, 0, 0),
        ("/quan-tri/login/", {}, 0, 0),
    ],
)
def test_a_visit_is_made_of_pages_outside_the_admin(client, page, address, headers, visits, bots):
    client.get(address, headers=headers)
    assert Visit.objects.filter(is_bot=False).count() == visits
    assert Visit.objects.filter(is_bot=True).count() == bots


def test_a_download_alone_is_no_visit(client, page):
    client.get(f"/tep/{page.pk}/")
    assert not Visit.objects.exists()


def test_an_answer_of_another_middleware_is_no_page(client, page, settings):
    settings.MIDDLEWARE = [settings.MIDDLEWARE[0], "tests.counters.test_counting_rules.answer_everything"]
    assert client.get("/danh-sach/").status_code == 200
    assert not Visit.objects.exists()


def answer_everything(get_response):
    from django.http import HttpResponse

    return lambda request: HttpResponse("<p>Bảo trì</p>")


def test_the_reader_gets_the_page_when_counting_fails(client, page, monkeypatch, caplog):
    def fail(*args: object, **kwargs: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(middleware, "record_with_others", fail)
    assert client.get(f"/trang/{page.pk}/").status_code == 200
    assert "Not counted" in caplog.text
    assert "203.0.113.1" not in caplog.text


def test_counting_costs_few_queries(client: Client, page, django_assert_num_queries):
    client.get(f"/trang/{page.pk}/")
    # The salts, a transaction's begin and end, the view and the visit.
    with django_assert_num_queries(5):
        client.get(f"/trang/{page.pk}/")
    assert Hit.objects.count() == 1


def test_the_rows_of_readers_stay_few_without_a_timer(page, clock, monkeypatch):
    monkeypatch.setattr(middleware, "HITS_BETWEEN_ROLL_UPS", 10)
    for number in range(40):
        clock.move_on(minutes=5)
        reader_at(f"203.0.113.{number}").get(f"/trang/{page.pk}/")
    assert Hit.objects.count() < 20
    assert totals(page).views == 40


def test_the_reader_gets_the_page_when_rolling_up_fails(client, page, monkeypatch, caplog):
    def fail(*args: object, **kwargs: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(middleware, "HITS_BETWEEN_ROLL_UPS", 1)
    monkeypatch.setattr(middleware, "roll_up", fail)
    assert client.get(f"/trang/{page.pk}/").status_code == 200
    assert totals(page).views == 1
    assert "Not rolled up" in caplog.text
