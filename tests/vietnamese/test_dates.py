from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vietnamese.strategies import any_form
from vietnamese.dates import date_in_words, long_date, long_datetime, parse_date, short_date, weekday_name

DAY = date(2017, 9, 15)


def test_the_date_line_of_an_article():
    assert long_date(DAY) == "Thứ sáu, 15/09/2017"
    assert long_datetime(datetime(2017, 9, 15, 5, 22, tzinfo=UTC)) == "Thứ sáu, 15/09/2017 05:22"
    assert short_date(DAY) == "15/09/2017"


def test_the_week_starts_on_monday_and_ends_with_chu_nhat():
    names = [weekday_name(date(2018, 1, day)) for day in range(1, 8)]
    assert names == ["Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật"]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (DAY, "ngày 15 tháng 9 năm 2017"),
        (date(2024, 1, 5), "ngày 05 tháng 01 năm 2024"),
        (date(2024, 2, 10), "ngày 10 tháng 02 năm 2024"),
        (date(2024, 3, 9), "ngày 09 tháng 3 năm 2024"),
        (date(2024, 12, 31), "ngày 31 tháng 12 năm 2024"),
    ],
)
def test_small_days_and_months_take_a_zero(day, words):
    assert date_in_words(day) == words


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(
    "text",
    [
        "15/9/2017",
        "15/09/2017",
        "15-09-2017",
        "15.9.2017",
        "2017-09-15",
        " 15 / 9 / 2017 ",
        "15\xa0/09/2017",
        "ngày 15 tháng 9 năm 2017",
        "Ngày 15 tháng 09 năm 2017",
        "ngay 15 thang 9 nam 2017",
        "15 tháng 9, năm 2017",
        "NGÀY 15 THÁNG 9 NĂM 2017",
    ],
)
def test_dates_are_read_in_every_usual_form(form, text):
    assert parse_date(unicodedata.normalize(form, text)) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "31/02/2017",
        "0/1/2017",
        "15/13/2017",
        "29/02/2023",
        "15/09-2017",
        "15/9/17",
        "9/2017",
        "hôm nay",
        "",
        "1/1/0000",
        "15/9/2017 05:22",
        "65/2017/QH14",
    ],
)
def test_other_texts_are_no_dates(text):
    assert parse_date(text) is None


@given(st.dates())
def test_what_is_written_is_read_again(day):
    assert parse_date(short_date(day)) == parse_date(date_in_words(day)) == parse_date(day.isoformat()) == day


@given(any_form)
def test_reading_never_fails(text):
    parse_date(text)
