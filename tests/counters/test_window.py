"""The half-hour rule where it is hard: at midnight, and for requests that arrive out of order."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from wagtail.models import Page

from counters.enums import Countable
from counters.marks import Mark
from counters.models import Hit, ReaderSalt, Visit
from counters.readers import Reader, reader_key
from counters.recording import record
from counters.salts import destroy_salts, salts_at
from counters.statistics import site_statistics
from counters.totals import totals_for
from tests.counters.conftest import VIETNAM, Clock, reader_at

pytestmark = pytest.mark.django_db

MIDNIGHT = datetime(2026, 5, 20, 0, 0, tzinfo=VIETNAM)


def read(page: Page, now: datetime, address: str = "203.0.113.1") -> None:
    """One reader opens the page, recognised as the middleware recognises readers."""
    salts = salts_at(now)
    reader = Reader(
        today=reader_key(salts.today, address, "browser"),
        yesterday=reader_key(salts.yesterday, address, "browser") if salts.yesterday else None,
    )
    record([Mark(page.pk, Countable.VIEW)], reader, now, visits=True)


def views(page: Page) -> int:
    return totals_for([page.pk])[page.pk].views


@pytest.mark.parametrize(
    ("minutes", "expected_views", "expected_visits"),
    [
        pytest.param([-10, 5], 1, 1, id="within the window over midnight"),
        pytest.param([-10, 19.9], 1, 1, id="just within"),
        pytest.param([-10, 20], 2, 2, id="just after"),
        pytest.param([-1, 28], 1, 1, id="long after midnight"),
        pytest.param([-10, 5, 15], 1, 1, id="several times"),
        pytest.param([-10, 5, 15, 25], 2, 1, id="window over, visit still going on"),
        pytest.param([-10, 5, 15, 25, 35], 2, 1, id="again after yesterday is forgotten"),
        pytest.param([-31, 0], 2, 2, id="yesterday too long ago"),
        pytest.param([1, 20], 1, 1, id="only after midnight"),
        pytest.param([20, 40], 1, 1, id="when yesterday is forgotten in between"),
        pytest.param([0, 60, 120], 3, 3, id="hourly"),
    ],
)
def test_the_window_holds_over_midnight(page, minutes, expected_views, expected_visits):
    for minute in minutes:
        now = MIDNIGHT + timedelta(minutes=minute)
        destroy_salts(now)
        read(page, now)
    assert views(page) == expected_views
    assert sum(Visit.objects.values_list("visits", flat=True)) == expected_visits


def test_a_request_of_the_last_moment_that_arrives_late_is_not_counted_again(page):
    read(page, MIDNIGHT - timedelta(hours=1), address="203.0.113.2")
    read(page, MIDNIGHT + timedelta(milliseconds=1))
    read(page, MIDNIGHT - timedelta(milliseconds=1))
    assert views(page) == 2


def test_requests_out_of_order_count_once(page):
    read(page, MIDNIGHT + timedelta(hours=9, seconds=1))
    read(page, MIDNIGHT + timedelta(hours=9))
    assert views(page) == 1


def test_a_view_belongs_to_the_local_day_it_was_counted_on(page):
    read(page, MIDNIGHT - timedelta(seconds=1))
    read(page, MIDNIGHT + timedelta(hours=1))
    days = Hit.objects.filter(times=1).order_by("day").values_list("day", flat=True)
    assert list(days) == [(MIDNIGHT - timedelta(days=1)).date(), MIDNIGHT.date()]


def test_a_reader_over_midnight_is_online_once(page):
    read(page, MIDNIGHT - timedelta(minutes=2))
    read(page, MIDNIGHT + timedelta(minutes=1))
    assert site_statistics(MIDNIGHT + timedelta(minutes=2)).online == 1


def test_a_visit_over_midnight_belongs_to_the_day_it_began(page):
    read(page, MIDNIGHT - timedelta(minutes=2))
    read(page, MIDNIGHT + timedelta(minutes=1))
    statistics = site_statistics(MIDNIGHT + timedelta(minutes=2))
    assert (statistics.today, statistics.total) == (0, 1)


def test_yesterdays_salt_lives_until_the_window_is_over(page):
    salts_at(MIDNIGHT - timedelta(hours=1))
    early = salts_at(MIDNIGHT + timedelta(minutes=29))
    late = salts_at(MIDNIGHT + timedelta(minutes=30))
    assert early.yesterday is not None
    assert not early.outdated
    assert late.yesterday is None
    assert late.outdated
    assert early.today == late.today


def test_the_first_reader_after_the_window_destroys_the_salt_and_closes_the_day(
    page, client, clock: Clock, settings
):
    settings.ROOT_URLCONF = "tests.counters.addresses"
    clock.moment = MIDNIGHT - timedelta(hours=2)
    client.get(f"/trang/{page.pk}/")
    clock.moment = MIDNIGHT + timedelta(minutes=29)
    reader_at("203.0.113.2").get(f"/trang/{page.pk}/")
    assert ReaderSalt.objects.count() == 2
    clock.moment = MIDNIGHT + timedelta(minutes=30)
    client.get("/danh-sach/")
    assert ReaderSalt.objects.get().day == MIDNIGHT.date()
    assert not Hit.objects.filter(day__lt=MIDNIGHT.date(), times__gt=0).exists()
    assert not Visit.objects.filter(day__lt=MIDNIGHT.date()).exists()
    assert views(page) == 2


def test_salts_of_two_days_have_nothing_in_common(page):
    assert salts_at(MIDNIGHT).today != salts_at(MIDNIGHT + timedelta(days=1)).today
