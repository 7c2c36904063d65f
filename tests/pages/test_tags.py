from __future__ import annotations

from datetime import UTC, date, datetime
from urllib.parse import urlencode

import pytest
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.template import engines
from django.test import RequestFactory
from django.utils.html import strip_tags

from pages.templatetags.pages import file_size, moment, number
from tests.factories.news import ArticleFactory, SectionFactory
from tests.factories.site import home_page


def render(source: str, request: HttpRequest, **context: object) -> str:
    return engines["django"].from_string("{% load pages %}" + source).render(context, request)


def get(path: str = "/tin/", **parameters: str) -> HttpRequest:
    return RequestFactory().get(path, parameters)


def words(html: str) -> str:
    return " ".join(strip_tags(html).split())


@pytest.mark.parametrize(
    ("value", "form", "expected"),
    [
        (
            datetime(2017, 9, 14, 22, 22, tzinfo=UTC),
            "long",
            '<time datetime="2017-09-15T05:22+07:00">Thứ sáu, 15/09/2017 05:22</time>',
        ),
        (
            datetime(2017, 9, 14, 22, 22, tzinfo=UTC),
            "short",
            '<time datetime="2017-09-15T05:22+07:00">15/09/2017</time>',
        ),
        (date(2026, 3, 1), "long", '<time datetime="2026-03-01">Chủ nhật, 01/03/2026</time>'),
        (date(2026, 3, 1), "short", '<time datetime="2026-03-01">01/03/2026</time>'),
        (None, "long", ""),
    ],
)
def test_a_moment_has_a_machine_form_and_words_in_local_time(
    value: date | None, form: str, expected: str
) -> None:
    assert moment(value, form) == expected


@pytest.mark.parametrize(
    ("value", "expected"), [(0, "0"), (6190, "6.190"), (15102192, "15.102.192"), (None, "")]
)
def test_numbers_have_a_point_between_thousands(value: int | None, expected: str) -> None:
    assert number(value) == expected


@pytest.mark.parametrize(("value", "expected"), [(1258291, "1,2 MB"), (0, "0 byte"), (None, "")])
def test_sizes_have_a_unit(value: int | None, expected: str) -> None:
    assert file_size(value) == expected


def pagination(count: int, page: int, **parameters: str) -> str:
    items = Paginator(range(count), 10).get_page(page)
    return render("{% pagination items %}", get(**parameters), items=items)


@pytest.mark.parametrize(
    ("count", "page", "expected"),
    [
        (776, 1, "Tổng số: 776 | Trang 1 trên tổng số 78 trang"),
        (7028, 703, "Tổng số: 7.028 | Trang 703 trên tổng số 703 trang"),
        (3, 1, "Tổng số: 3 | Trang 1 trên tổng số 1 trang"),
        (0, 1, "Tổng số: 0 | Trang 1 trên tổng số 1 trang"),
    ],
)
def test_a_list_says_its_total_and_which_page_it_is(count: int, page: int, expected: str) -> None:
    assert expected in words(pagination(count, page))


def test_links_to_other_pages_keep_the_other_parameters_and_the_first_page_has_none() -> None:
    html = pagination(40, 2, q="công đoàn & tết", trang="2")
    kept = urlencode({"q": "công đoàn & tết"}).replace("&", "&amp;")
    assert f'href="/tin/?{kept}"' in html
    assert f'href="/tin/?{kept}&amp;trang=3"' in html
    assert 'rel="prev"' in html
    assert 'rel="next"' in html


def test_a_list_of_one_page_offers_no_links() -> None:
    assert "<a" not in pagination(10, 1)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/tin/", ' aria-current="page"'),
        ("/tin/bai/", ' aria-current="true"'),
        ("/tin-khac/", ""),
        ("/", ""),
    ],
)
def test_the_menu_says_where_the_reader_is(path: str, expected: str) -> None:
    assert render("{% aria_current '/tin/' %}", get(path)) == expected


def test_the_home_page_is_not_above_everything_in_the_menu() -> None:
    assert render("{% aria_current '/' %}", get("/tin/")) == ""


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({}, ""),
        ({"trang": "1"}, ""),
        ({"trang": "2"}, "?trang=2"),
        ({"trang": "12", "q": "x"}, "?trang=12"),
        ({"trang": "abc"}, ""),
        ({"trang": "-3"}, ""),
        ({"trang": "９"}, ""),
        ({"trang": "9" * 5000}, ""),
    ],
)
def test_the_canonical_address_keeps_the_page_of_a_list_and_nothing_else(
    parameters: dict[str, str], expected: str
) -> None:
    home_page()
    assert render("{% canonical_address %}", get("/tin/", **parameters)) == f"http://localhost/tin/{expected}"


@pytest.mark.django_db
def test_breadcrumbs_lead_from_the_home_page_to_the_page() -> None:
    article = ArticleFactory(title="Bài <một>", parent=SectionFactory(title="Hoạt động"))
    html = render("{% breadcrumbs page %}", get(article.url), page=article)
    assert words(html.partition("<script")[0]) == "Trang chủ Hoạt động Bài &lt;một&gt;"
    assert f'<a href="{article.get_parent().url}">Hoạt động</a>' in html
    assert '<span aria-current="page">Bài &lt;một&gt;</span>' in html
    assert "BreadcrumbList" in html


@pytest.mark.django_db
def test_a_step_below_a_page_makes_the_page_a_link() -> None:
    section = SectionFactory(title="Hoạt động")
    html = render("{% breadcrumbs page 'Tháng 9/2017' %}", get(section.url), page=section)
    assert f'<a href="{section.url}">Hoạt động</a>' in html
    assert '<span aria-current="page">Tháng 9/2017</span>' in html


@pytest.mark.django_db
def test_a_view_without_a_page_starts_at_the_home_page() -> None:
    home_page()
    html = render("{% breadcrumbs last='Tìm kiếm' %}", get("/tim-kiem/"))
    assert words(html.partition("<script")[0]) == "Trang chủ Tìm kiếm"
