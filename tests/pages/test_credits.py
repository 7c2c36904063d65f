from __future__ import annotations

import pytest

from pages.credits import credit_line


@pytest.mark.parametrize(
    ("credit", "caption", "expected"),
    [
        ("Hữu Phong", "Lễ khai mạc", "Ảnh: Hữu Phong"),
        ("  Hữu Phong ", "", "Ảnh: Hữu Phong"),
        ("Ảnh: Hữu Phong", "Lễ khai mạc", "Ảnh: Hữu Phong"),
        ("ẢNH : Hữu Phong", "", "ẢNH : Hữu Phong"),
        ("Nguồn: Báo Lao động", "", "Nguồn: Báo Lao động"),
        ("Công đoàn Sông Mây", "Lễ khai mạc. Ảnh: Quỳnh Mai", ""),
        ("", "Lễ khai mạc", ""),
        ("  ", "", ""),
    ],
)
def test_a_photographer_is_named_once(credit: str, caption: str, expected: str) -> None:
    assert credit_line(credit, caption) == expected
