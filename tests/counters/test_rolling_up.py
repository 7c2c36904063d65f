from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from threading import Thread

import pytest
from django.core.management import call_command
from django.db import connection, connections
from pytest_django import DjangoDbBlocker
from wagtail.models import Page

from counters import rolling_up
from counters.enums import Countable
from counters.marks import Mark
from counters.models import DailyCount, DailyTraffic, Hit, Total, Visit
from counters.readers import Reader
from counters.recording import record
from counters.rolling_up import RolledUp, roll_up
from counters.salts import salts_at
from counters.statistics import site_statistics, visits_by_day
from counters.totals import totals_for
from tests.counters.conftest import NOON

LATER = NOON + timedelta(days=1)


def key(number: int) -> bytes:
    return number.to_bytes(16, "big")


def read(page_id: int, reader: int, now: datetime = NOON, **options: bool) -> None:
    record([Mark(page_id, Countable.VIEW)], Reader(key(reader)), now, visits=True, **options)


@pytest.mark.django_db
def test_rolling_up_changes_no_number_a_reader_sees(page, make_page):
    other = make_page()
    for reader in range(5):
        read(page.pk, reader)
    read(other.pk, 1)
    record([Mark(page.pk, Countable.FILE, 3)], Reader(key(1)), NOON, visits=False)
    before = totals_for([page.pk, other.pk]), site_statistics(LATER), visits_by_day(LATER.date(), 3)
    assert roll_up(LATER) == RolledUp(hits=7, visits=5, salts=0)
    assert (totals_for([page.pk, other.pk]), site_statistics(LATER), visits_by_day(LATER.date(), 3)) == before
    assert not Hit.objects.exists()
    assert not Visit.objects.exists()
    assert DailyCount.objects.get(page=page, countable=Countable.VIEW).count == 5
    assert DailyTraffic.objects.get().readers == 5


@pytest.mark.django_db
def test_rolling_up_twice_is_rolling_up_once(page):
    read(page.pk, 1)
    roll_up(LATER)
    assert roll_up(LATER) == RolledUp(hits=0, visits=0, salts=0)
    assert totals_for([page.pk])[page.pk].views == 1


@pytest.mark.django_db
def test_a_hit_within_the_window_stays_and_still_stops_the_next_one(page):
    read(page.pk, 1)
    roll_up(NOON + timedelta(minutes=29))
    read(page.pk, 1, NOON + timedelta(minutes=29))
    assert totals_for([page.pk])[page.pk].views == 1


@pytest.mark.django_db
def test_a_settled_hit_is_rolled_up_on_its_own_day_and_the_reader_counts_again(page):
    read(page.pk, 1)
    assert roll_up(NOON + timedelta(minutes=31)).hits == 1
    read(page.pk, 1, NOON + timedelta(minutes=31))
    roll_up(LATER)
    assert totals_for([page.pk])[page.pk].views == 2
    assert DailyCount.objects.get().count == 2


@pytest.mark.django_db
def test_visits_stay_until_their_day_is_over(page):
    read(page.pk, 1)
    assert roll_up(NOON + timedelta(hours=11)).visits == 0
    assert roll_up(NOON + timedelta(hours=12, minutes=29)).visits == 0
    assert roll_up(NOON + timedelta(hours=12, minutes=30)).visits == 1


@pytest.mark.django_db
def test_many_hits_are_rolled_up_in_several_transactions(page, monkeypatch):
    monkeypatch.setattr(rolling_up, "BATCH", 10)
    for reader in range(35):
        read(page.pk, reader)
    assert roll_up(LATER, max_batches=2) == RolledUp(hits=20, visits=20, salts=0)
    assert totals_for([page.pk])[page.pk].views == 35
    assert roll_up(LATER) == RolledUp(hits=15, visits=15, salts=0)
    assert Total.objects.get().count == 35


@pytest.mark.django_db
def test_the_numbers_of_a_deleted_page_go_but_the_visits_stay(page, make_page):
    deleted = make_page()
    read(deleted.pk, 1)
    roll_up(LATER)
    read(deleted.pk, 2, LATER)
    page_id = deleted.pk
    deleted.delete()
    # A reader whose page was deleted while it was being sent.
    read(page_id, 3, LATER)
    assert roll_up(LATER + timedelta(days=1)).hits == 1
    assert not DailyCount.objects.exists()
    assert not Total.objects.exists()
    assert site_statistics(LATER).total == 3


@pytest.mark.django_db
def test_bots_are_rolled_up_apart(page):
    record([], Reader(key(1)), NOON, visits=True, is_bot=True)
    read(page.pk, 2)
    roll_up(LATER)
    day = DailyTraffic.objects.get()
    assert (day.visits, day.readers, day.bot_visits, day.bots) == (1, 1, 1, 1)


@pytest.mark.django_db
def test_the_command_rolls_up_and_destroys_salts(page, capsys):
    salts_at(NOON - timedelta(days=10_000))
    read(page.pk, 1, NOON - timedelta(days=10_000))
    call_command("roll_up_counters")
    assert "1 hits and 1 visits, destroyed 1 salts" in capsys.readouterr().out


@pytest.fixture
def committed_pages(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[int]]:
    """Two pages that every connection sees.

    They are removed by hand: emptying all tables, as transactional tests do, would take Wagtail's first rows
    from the tests that come after.
    """
    with django_db_blocker.unblock():
        home = Page.objects.filter(depth=2).first()
        pages = [home.add_child(instance=Page(title="Trang", slug=f"trang-{n}")) for n in range(2)]
        yield [page.pk for page in pages]
        for model in (Hit, Visit, DailyCount, DailyTraffic, Total):
            model.objects.all().delete()
        for page in pages:
            page.delete()


@pytest.mark.database
def test_nothing_is_lost_or_doubled_when_rolling_up_while_readers_are_counted(committed_pages, monkeypatch):
    """Four threads count 800 readers of two pages, two roll up all the time, with a window of no length."""
    monkeypatch.setattr(rolling_up, "BATCH", 20)
    pages = committed_pages
    errors: list[Exception] = []
    done = False

    def guarded(work, *arguments) -> None:
        try:
            work(*arguments)
        except Exception as error:  # noqa: BLE001 - whatever it is, the test has to fail
            errors.append(error)
        finally:
            connections.close_all()

    def count_readers(first: int) -> None:
        for reader in range(first, first + 200):
            read(pages[reader % 2], reader)

    def keep_rolling_up() -> None:
        while not done:
            roll_up(LATER)

    readers = [Thread(target=guarded, args=(count_readers, first)) for first in range(0, 800, 200)]
    rollers = [Thread(target=guarded, args=(keep_rolling_up,)) for _number in range(2)]
    for thread in [*readers, *rollers]:
        thread.start()
    for thread in readers:
        thread.join()
    done = True
    for thread in rollers:
        thread.join()
    assert not errors
    seen = totals_for(pages)
    assert [seen[page].views for page in pages] == [400, 400]
    roll_up(LATER)
    assert [Total.objects.get(page=page).count for page in pages] == [400, 400]
    assert DailyTraffic.objects.get().visits == 800
    assert connection.vendor in {"sqlite", "postgresql"}
