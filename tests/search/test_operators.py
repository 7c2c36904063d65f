"""Quotation marks hold words together, a minus leaves pages out, a last word may go on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from search.query.operators import Operators, read_operators
from tests.factories import ArticleFactory, DocumentFactory

Titles = Callable[..., list[str]]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "text", "phrases", "excluded"),
    [
        ('"an toàn" lao động', '"an toàn" lao động', ["an toàn"], []),
        ("“an toàn lao động”", "“an toàn lao động”", ["an toàn lao động"], []),
        ('"công', '"công', [], []),
        ('"công"', '"công"', [], []),
        ('""', '""', [], []),
        ("lương -hưu", "lương", [], ["hưu"]),
        ('lương -"hưu trí" tháng', "lương tháng", [], ["hưu trí"]),
        ("lương -“hưu trí”", "lương", [], ["hưu trí"]),
        ("-hưu lương", "lương", [], ["hưu"]),
        ("Hà Nội - Huế", "Hà Nội - Huế", [], []),
        ("Hà Nội-Huế", "Hà Nội-Huế", [], []),
        ("2020 -2025", "2020 -2025", [], []),
        ("2020 - 2025", "2020 - 2025", [], []),
        ("1076 -LĐLĐ", "1076 -LĐLĐ", [], []),
        ("43 -2007 -TT -BCT", "43 -2007 -TT -BCT", [], []),
        ("-", "-", [], []),
        ("--hưu", "--hưu", [], []),
        ('-"', '-"', [], []),
        ("", "", [], []),
    ],
)
def test_operators_are_told_from_dashes(
    typed: str, text: str, phrases: list[str], excluded: list[str]
) -> None:
    numbers = [(0, len(typed))] if "LĐLĐ" in typed or "BCT" in typed else []
    found = read_operators(typed, numbers)
    assert found == Operators(found.text, tuple(phrases), tuple(excluded))
    assert found.text.split() == text.split()


@pytest.fixture(scope="module")
def made_pages(shared_content: None) -> None:
    ArticleFactory(title="An toàn lao động trong xây dựng", lead="Tin một.")
    ArticleFactory(title="Lao động phải an toàn", lead="Tin hai.")
    ArticleFactory(title="Thực phẩm sạch cho bữa ăn ca", lead="Không có gì đáng lo.")
    ArticleFactory(title="Thực phẩm bẩn", lead="Công nhân ngộ độc sau bữa trưa.")
    ArticleFactory(title="Thực phẩm và chất độc", lead="Giác ngộ muộn màng.")


@pytest.fixture
def pages(made_pages: None, db: None) -> None:
    """Asked about, and never changed."""


@pytest.mark.parametrize("query", ['"an toàn lao động"', '"an toan lao dong"', "“lao động trong xây dựng”"])
def test_a_phrase_stands_in_one_piece(titles: Titles, pages, query: str) -> None:
    assert titles(query) == ["An toàn lao động trong xây dựng"]


@pytest.mark.parametrize("query", ['"an tòan lao đồng"', '"an toàn xây dựng"'])
def test_what_has_a_phrase_otherwise_is_not_found(titles: Titles, pages, query: str) -> None:
    assert titles(query) == []


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("thực phẩm -ngộ độc", {"Thực phẩm sạch cho bữa ăn ca", "Thực phẩm và chất độc"}),
        ('thực phẩm -"ngộ độc"', {"Thực phẩm sạch cho bữa ăn ca", "Thực phẩm và chất độc"}),
        ("-ngộ độc thực phẩm", {"Thực phẩm sạch cho bữa ăn ca", "Thực phẩm và chất độc"}),
        ("thực phẩm -độc", {"Thực phẩm sạch cho bữa ăn ca"}),
        ("thuc pham -doc", {"Thực phẩm sạch cho bữa ăn ca"}),
        ('thực phẩm -"không có gì đáng lo"', {"Thực phẩm bẩn", "Thực phẩm và chất độc"}),
        ("-ngộ độc", set()),
    ],
)
def test_a_minus_leaves_pages_out(titles: Titles, pages, query: str, left: set[str]) -> None:
    ArticleFactory(title="Ngộ độc rượu", lead="Tin ba.")
    ArticleFactory(title="Ngộ độc nấm", lead="Tin bốn.")
    assert set(titles(query)) == left


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("thủ tục đăng k", "Thủ tục đăng ký thành lập"),
        ("thu tuc đăng ký thà", "Thủ tục đăng ký thành lập"),
        ("đă", None),
        ("thành lậ", "Thủ tục đăng ký thành lập"),
        ("nghiê", "Nghiêm cấm hút thuốc"),
        ("nghiêm cấ", "Nghiêm cấm hút thuốc"),
    ],
)
def test_the_last_word_may_be_unfinished(titles: Titles, db: None, query: str, wanted: str | None) -> None:
    ArticleFactory(title="Thủ tục đăng ký thành lập", lead="Tin một.")
    DocumentFactory(title="Nghiêm cấm hút thuốc")
    assert titles(query)[:1] == ([wanted] if wanted else [])
