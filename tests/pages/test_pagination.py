from __future__ import annotations

import pytest

from pages.pagination import GAP, numbers_around


@pytest.mark.parametrize(
    ("number", "last", "expected"),
    [
        (1, 1, [1]),
        (1, 2, [1, 2]),
        (1, 78, [1, 2, 3, GAP, 78]),
        (2, 78, [1, 2, 3, 4, GAP, 78]),
        (5, 78, [1, 2, 3, 4, 5, 6, 7, GAP, 78]),
        (6, 78, [1, GAP, 4, 5, 6, 7, 8, GAP, 78]),
        (74, 78, [1, GAP, 72, 73, 74, 75, 76, 77, 78]),
        (78, 78, [1, GAP, 76, 77, 78]),
    ],
)
def test_ends_and_neighbours_are_offered_and_no_gap_hides_a_single_page(
    number: int, last: int, expected: list[int | None]
) -> None:
    assert numbers_around(number, last) == expected
