from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.cache import cache

from counters.bringing_forward import bring_forward_visits
from counters.charts import HEIGHT, WIDTH, chart_of
from counters.models import DailyTraffic
from counters.readers import Reader
from counters.recording import record
from counters.statistics import DayOfVisits, SiteStatistics, recent_statistics, site_statistics, visits_by_day
from tests.counters.conftest import NOON


def visit(reader: int, now=NOON, *, is_bot: bool = False) -> None:
    record([], Reader(reader.to_bytes(16, "big")), now, visits=True, is_bot=is_bot)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("minutes", "visits"),
    [([0], 1), ([0, 10, 20], 1), ([0, 29, 58, 87], 1), ([0, 30], 2), ([0, 29, 60], 2), ([0, 31, 62], 3)],
)
def test_a_visit_lasts_until_half_an_hour_passes_without_a_page(minutes, visits):
    for minute in minutes:
        visit(1, NOON + timedelta(minutes=minute))
    assert site_statistics(NOON + timedelta(hours=2)).today == visits


@pytest.mark.django_db
@pytest.mark.parametrize(("seconds", "online"), [(0, 1), (299, 1), (300, 0)])
def test_a_reader_is_online_for_five_minutes_after_a_page(seconds, online):
    visit(1)
    assert site_statistics(NOON + timedelta(seconds=seconds)).online == online


@pytest.mark.django_db
def test_the_numbers_add_up_over_history_pending_and_older_sites(django_assert_num_queries):
    DailyTraffic.objects.create(day=NOON.date() - timedelta(days=60), visits=1_000, bot_visits=500)
    DailyTraffic.objects.create(day=NOON.date().replace(day=1), visits=100, bot_visits=50)
    visit(1, NOON - timedelta(days=1))
    for reader in range(3):
        visit(reader)
    visit(9, is_bot=True)
    bring_forward_visits("older site", 1_000_000)
    bring_forward_visits("older site", 15_102_192)
    with django_assert_num_queries(4):
        statistics = site_statistics(NOON)
    assert statistics == SiteStatistics(
        online=3,
        today=3,
        this_month=104,
        total=15_103_296,
        brought_forward=15_102_192,
        online_bots=1,
        today_bots=1,
        this_month_bots=51,
        total_bots=551,
    )


@pytest.mark.django_db
def test_a_site_nobody_visited_has_zeros():
    assert set(vars(site_statistics(NOON)).values()) == {0}


@pytest.mark.django_db
def test_the_history_has_every_day(django_assert_num_queries):
    yesterday = NOON - timedelta(days=1)
    DailyTraffic.objects.create(day=yesterday.date(), visits=5, readers=4, bot_visits=3)
    visit(1, yesterday)
    visit(2)
    visit(3, is_bot=True)
    with django_assert_num_queries(2):
        days = visits_by_day(NOON.date(), 3)
    assert days == [
        DayOfVisits(NOON.date() - timedelta(days=2)),
        DayOfVisits(yesterday.date(), visits=6, readers=5, bot_visits=3),
        DayOfVisits(NOON.date(), visits=1, readers=1, bot_visits=1),
    ]


def test_the_chart_fits_its_frame():
    days = [DayOfVisits(NOON.date() + timedelta(days=n), visits=n * 10) for n in range(30)]
    chart = chart_of(days)
    assert chart.highest == 290
    assert float(chart.bars[-1].x) + float(chart.bars[-1].width) <= WIDTH
    assert (chart.bars[-1].y, chart.bars[-1].height) == ("0.0", f"{HEIGHT:.1f}")
    assert chart.bars[0].height == "0.0"


def test_a_chart_of_nothing_is_empty():
    assert chart_of([]).bars == []
    assert chart_of([DayOfVisits(NOON.date())]).bars[0].height == "0.0"


def test_figures_of_every_page_are_as_old_as_they_may_be(db, settings, django_assert_num_queries):
    settings.COUNTERS_STATISTICS_SECONDS = 10
    cache.clear()
    before = recent_statistics(NOON)
    visit(1)
    with django_assert_num_queries(0):
        assert recent_statistics(NOON) == before
    assert recent_statistics(NOON + timedelta(days=1)) == site_statistics(NOON + timedelta(days=1))
    settings.COUNTERS_STATISTICS_SECONDS = 0
    cache.clear()
    assert recent_statistics(NOON) == site_statistics(NOON) != before
