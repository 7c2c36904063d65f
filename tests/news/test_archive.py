from __future__ import annotations

from copy import deepcopy
from datetime import datetime

import pytest
from django.utils import timezone

from news.models import ArticlePage
from news.periods import period_of
from tests.factories import ArticleFactory, SectionFactory

pytestmark = pytest.mark.django_db


def local(*parts):
    return timezone.make_aware(datetime(*parts))  # noqa: DTZ001 (made aware right here)


@pytest.fixture(scope="module")
def made_section(shared_content):
    section = SectionFactory(title="Hoạt động")
    for title, moment in {
        "Cuối năm trước": local(2016, 12, 31, 23, 59, 59),
        "Đầu năm": local(2017, 1, 1),
        "Cuối tháng hai": local(2017, 2, 28, 23, 59, 59),
        "Đầu tháng ba": local(2017, 3, 1),
        "Giữa ngày": local(2017, 9, 15, 5, 22),
    }.items():
        ArticleFactory(parent=section, title=title, display_date=moment)
    return section


@pytest.fixture
def section(made_section, db):
    return deepcopy(made_section)


@pytest.mark.parametrize(
    ("path", "titles"),
    [
        ("", ["Giữa ngày", "Đầu tháng ba", "Cuối tháng hai", "Đầu năm", "Cuối năm trước"]),
        ("nam/2016/", ["Cuối năm trước"]),
        ("nam/2017/", ["Giữa ngày", "Đầu tháng ba", "Cuối tháng hai", "Đầu năm"]),
        ("nam/2017/thang/2/", ["Cuối tháng hai"]),
        ("nam/2017/thang/3/", ["Đầu tháng ba"]),
        ("nam/2017/thang/2/ngay/28/", ["Cuối tháng hai"]),
        ("nam/2017/thang/9/ngay/15/", ["Giữa ngày"]),
        ("nam/2017/thang/9/ngay/14/", []),
    ],
)
def test_an_archive_holds_the_articles_displayed_on_its_days_in_local_time(client, section, path, titles):
    response = client.get(section.url + path)
    assert [article.title for article in response.context["articles"]] == titles


@pytest.mark.parametrize(
    "path",
    [
        "nam/2017/thang/2/ngay/31/",
        "nam/2017/thang/13/",
        "nam/2017/thang/0/",
        "nam/0/",
        "nam/1/",
        "nam/9999/thang/12/ngay/31/",
        "nam/10000/",
        "nam/9999/thang/12/ngay/32/",
        "nam/99999999999999/",
        "nam/2017/thang/99999999999999/",
        "nam/hai-nghin/",
    ],
)
def test_a_date_that_does_not_exist_is_not_found(client, section, path):
    assert client.get(section.url + path).status_code == 404


@pytest.mark.parametrize(
    ("query", "target"),
    [
        ("nam=2017", "nam/2017/"),
        ("nam=2017&thang=2", "nam/2017/thang/2/"),
        ("nam=2017&thang=2&ngay=28", "nam/2017/thang/2/ngay/28/"),
        ("nam=2017&thang=&ngay=", "nam/2017/"),
    ],
)
def test_the_form_leads_to_the_address_of_the_date(client, section, query, target):
    response = client.get(f"{section.url}xem-theo-ngay/?{query}")
    assert response.status_code == 302
    assert response["Location"] == section.url + target


@pytest.mark.parametrize(
    "query",
    ["", "nam=2017&thang=2&ngay=31", "nam=2017&ngay=3", "nam=abc", "nam=99999999999999", "nam=2017&thang=13"],
)
def test_a_wrong_date_in_the_form_shows_the_whole_list_and_what_is_wrong(client, section, query):
    response = client.get(f"{section.url}xem-theo-ngay/?{query}")
    assert response.status_code == 200
    assert response.context["browse_form"].errors
    assert len(response.context["articles"]) == 5


@pytest.mark.parametrize(
    ("parts", "words"),
    [((2017,), "2017"), ((2017, 2), "02/2017"), ((2017, 2, 3), "03/02/2017"), ((2017, 1, 1), "01/01/2017")],
)
def test_a_period_says_what_it_is(parts, words):
    assert words in str(period_of(*parts))


def test_a_section_shows_the_articles_of_the_sections_below_it(client):
    section = SectionFactory(title="Hoạt động")
    below = SectionFactory(title="Cơ sở", parent=section)
    ArticleFactory(parent=below, title="Bài của cơ sở")
    ArticleFactory(parent=SectionFactory(title="Khác"), title="Bài khác")
    response = client.get(section.url)
    assert [article.title for article in response.context["articles"]] == ["Bài của cơ sở"]


def test_an_article_that_moves_belongs_to_its_new_section():
    article = ArticleFactory(parent=SectionFactory())
    target = SectionFactory()
    article.move(target, pos="last-child")
    assert ArticlePage.objects.get(pk=article.pk).section == target
