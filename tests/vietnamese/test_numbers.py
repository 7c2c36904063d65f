from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.numbers import format_number, format_size


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (48, "48"),
        (6190, "6.190"),
        (15102192, "15.102.192"),
        (-1234, "-1.234"),
        (1234.5, "1.234,5"),
        (Decimal("0.25"), "0,25"),
        (1e-7, "0,0000001"),
    ],
)
def test_thousands_have_points_and_decimals_a_comma(value, text):
    assert format_number(value) == text


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (1234.5, 0, "1.235"),
        (1, 2, "1,00"),
        (2.345, 2, "2,35"),
        (Decimal("99.95"), 1, "100,0"),
        (6190, 0, "6.190"),
    ],
)
def test_decimals_are_as_many_as_asked_for(value, decimals, text):
    assert format_number(value, decimals) == text


@given(st.integers())
def test_a_number_can_be_read_again(value):
    assert int(format_number(value).replace(".", "")) == value


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0 byte"),
        (1023, "1.023 byte"),
        (1024, "1 KB"),
        (1536, "1,5 KB"),
        (1258291, "1,2 MB"),
        (1048575, "1 MB"),
        (5 * 1024**3, "5 GB"),
        (3000 * 1024**4, "3.000 TB"),
    ],
)
def test_a_size_has_its_largest_fitting_unit(size, text):
    assert format_size(size) == text
