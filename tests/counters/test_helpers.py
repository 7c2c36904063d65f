"""A file that a phone's own program fetches is the download of whoever reads there."""

from __future__ import annotations

import pytest

from counters.models import Visit
from counters.totals import totals_for
from tests.counters.conftest import reader_at

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.counters.addresses")]

HELPER = "AndroidDownloadManager/14 (Linux; U; Android 14; SM-A155F)"
ADDRESS = "203.0.113.60"


@pytest.fixture(autouse=True)
def clock_stands(clock):
    return clock


def downloads(page) -> int:
    return totals_for([page.pk])[page.pk].downloads


def test_a_helper_after_the_browser_is_no_second_download(page):
    reader = reader_at(ADDRESS)
    reader.get(f"/trang/{page.pk}/")
    reader.get(f"/tep/{page.pk}/")
    reader_at(ADDRESS, HELPER).get(f"/tep/{page.pk}/")
    assert downloads(page) == 1
    assert Visit.objects.count() == 1


def test_a_helper_instead_of_the_browser_is_a_download(page):
    reader_at(ADDRESS).get(f"/trang/{page.pk}/")
    reader_at(ADDRESS, HELPER).get(f"/tep/{page.pk}/")
    reader_at(ADDRESS, "Dalvik/2.1.0 (Linux; U; Android 14)").get(f"/tep/{page.pk}/")
    assert downloads(page) == 1


def test_a_helper_of_nobody_is_a_program(page, clock):
    reader_at("203.0.113.61").get(f"/trang/{page.pk}/")
    reader_at(ADDRESS, HELPER).get(f"/tep/{page.pk}/")
    reader_at(ADDRESS).get(f"/trang/{page.pk}/")
    clock.move_on(minutes=11)
    reader_at(ADDRESS, HELPER).get(f"/tep/{page.pk}/")
    assert downloads(page) == 0


def test_a_helper_of_a_bot_is_a_program(page):
    reader_at(ADDRESS, "Googlebot/2.1").get(f"/trang/{page.pk}/")
    reader_at(ADDRESS, HELPER).get(f"/tep/{page.pk}/")
    assert downloads(page) == 0
