"""Who invents readers does not make the numbers larger, and a factory behind one address is counted."""

from __future__ import annotations

from datetime import timedelta

import pytest

from counters.models import Arrivals, DailyTraffic, Hit, Visit
from counters.rolling_up import roll_up
from counters.totals import totals_for
from counters.unusual import unusual_days
from tests.counters.conftest import BROWSER, NOON, reader_at

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.counters.addresses")]

ADDRESS = "203.0.113.50"
LIMIT = 5


@pytest.fixture(autouse=True)
def few_readers(settings, clock):
    settings.COUNTERS_NEW_READERS_PER_HOUR = LIMIT


def read(page, number: int, address: str = ADDRESS, path: str = "trang", bot: str = "") -> None:
    agent = f"{BROWSER} {bot}Edg/{number}"
    assert reader_at(address, agent).get(f"/{path}/{page.pk}/").status_code == 200


def views(page) -> int:
    return totals_for([page.pk])[page.pk].views


def downloads(page) -> int:
    return totals_for([page.pk])[page.pk].downloads


def test_changing_the_browser_counts_no_further_than_the_limit(page):
    for number in range(LIMIT * 3):
        read(page, number)
    assert views(page) == LIMIT
    assert Hit.objects.count() == Visit.objects.count() == LIMIT


def test_direct_downloads_are_limited_too(page):
    for number in range(LIMIT * 3):
        read(page, number, path="tep")
    assert downloads(page) == LIMIT


def test_addresses_that_one_customer_has_share_a_limit(page):
    for number in range(LIMIT * 3):
        read(page, number, address=f"2402:800:1:1{number:02x}::1")
    assert views(page) == LIMIT


def test_other_addresses_are_not_touched(page):
    for number in range(LIMIT * 3):
        read(page, number)
        read(page, 0, address=f"198.51.100.{number}")
    assert views(page) == LIMIT + LIMIT * 3


def test_readers_who_are_known_are_counted_beyond_the_limit(page, make_page):
    other = make_page()
    for number in range(LIMIT * 2):
        read(page, number)
    for number in range(LIMIT):
        read(other, number)
        read(other, number, path="tep")
    assert views(other) == downloads(other) == LIMIT


def test_the_next_hour_begins_anew(page, clock):
    for number in range(LIMIT * 2):
        read(page, number)
    clock.move_on(hours=1)
    for number in range(LIMIT * 2, LIMIT * 4):
        read(page, number)
    assert views(page) == LIMIT * 2


def test_a_reader_who_stays_past_midnight_is_not_new(page, make_page, clock):
    clock.moment = clock.moment.replace(hour=23, minute=50)
    for number in range(LIMIT):
        read(page, number)
    clock.move_on(minutes=15)
    for number in range(10, 10 + LIMIT):
        read(page, number)
    other = make_page()
    read(other, 0)
    assert views(other) == 1


def test_bots_do_not_take_the_places_of_readers(page):
    for number in range(LIMIT * 3):
        read(page, number, bot="Googlebot/2.1 ")
    read(page, 0)
    assert views(page) == 1
    assert Visit.objects.filter(is_bot=True).count() == LIMIT


def test_without_a_limit_everybody_is_counted(page, settings):
    settings.COUNTERS_NEW_READERS_PER_HOUR = 0
    for number in range(LIMIT * 3):
        read(page, number)
    assert views(page) == LIMIT * 3
    assert not Arrivals.objects.exists()


def test_a_known_reader_costs_no_statement_more(page, django_assert_num_queries):
    read(page, 0)
    reader = reader_at(ADDRESS, f"{BROWSER} Edg/0")
    with django_assert_num_queries(5):
        # The salts; begin, visit, hit, commit.
        reader.get(f"/trang/{page.pk}/")


def test_staff_are_told_of_the_day_also_when_it_is_rolled_up(page, clock):
    for number in range(LIMIT * 3):
        read(page, number)
    day = NOON.date()
    [unusual] = unusual_days(day, 14)
    assert (unusual.day, unusual.refused, unusual.usual) == (day, LIMIT * 2, None)
    roll_up(clock.move_on(days=2))
    assert not Arrivals.objects.exists()
    [unusual] = unusual_days(day + timedelta(days=2), 14)
    assert (unusual.day, unusual.visits, unusual.refused) == (day, LIMIT, LIMIT * 2)


@pytest.mark.parametrize(
    ("usual", "visits", "told"),
    [(1000, 3001, True), (1000, 2999, False), (10, 109, False), (10, 111, True), (0, 5000, False)],
)
def test_staff_are_told_of_far_more_visits_than_usual(usual, visits, told):
    day = NOON.date()
    DailyTraffic.objects.bulk_create(
        DailyTraffic(day=day - timedelta(days=before), visits=usual) for before in range(1, 29)
    )
    DailyTraffic.objects.create(day=day, visits=visits)
    assert [unusual.day for unusual in unusual_days(day, 1)] == [day] * told
