from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from news.catalogue.current import lists
from news.models import ArticlePage
from tests.factories import ArticleFactory, SectionFactory, many_articles, restrict

pytestmark = pytest.mark.django_db


@pytest.fixture
def section():
    section = SectionFactory()
    start = timezone.now() - timedelta(days=30)
    many_articles(25, section, display_date=lambda number: start + timedelta(hours=number))
    return section


@pytest.mark.parametrize(
    ("query", "number", "titles"),
    [
        ("", 1, ("Bài 0024", "Bài 0015")),
        ("?trang=2", 2, ("Bài 0014", "Bài 0005")),
        ("?trang=3", 3, ("Bài 0004", "Bài 0000")),
        ("?trang=0", 3, ("Bài 0004", "Bài 0000")),
        ("?trang=999999", 3, ("Bài 0004", "Bài 0000")),
        ("?trang=99999999999999999999999999", 3, ("Bài 0004", "Bài 0000")),
        ("?trang=-1", 3, ("Bài 0004", "Bài 0000")),
        ("?trang=abc", 1, ("Bài 0024", "Bài 0015")),
        ("?trang=1.5", 1, ("Bài 0024", "Bài 0015")),
        ("?trang=%00", 1, ("Bài 0024", "Bài 0015")),
    ],
)
def test_a_list_says_exactly_how_much_there_is_and_corrects_a_wrong_page(
    client, section, query, number, titles
):
    page = client.get(section.url + query).context["articles"]
    assert (page.paginator.count, page.paginator.num_pages, page.number) == (25, 3, number)
    assert (page[0].title, page[-1].title) == titles


def test_drafts_and_restricted_articles_are_not_counted(client, section):
    ArticleFactory(parent=section, live=False)
    restrict(ArticleFactory(parent=section))
    assert client.get(section.url).context["articles"].paginator.count == 25


def test_walking_to_older_articles_of_one_second_reaches_every_one():
    section = SectionFactory()
    moment = timezone.now()
    with_one_second = many_articles(1000, section, display_date=moment)
    created = [article.pk for article in with_one_second]
    name, found = ("section", section.pk), lists()
    reached = found.all_of(name).keys(0, 1)
    while before := found.older(name, moment, reached[-1], 1):
        reached += before
    assert reached == created[::-1]
    while after := found.newer(name, moment, reached[-1], 1):
        reached += after
    assert reached[len(created) :] == created[1:]


def test_a_list_of_one_second_has_every_article_on_one_of_its_pages(client):
    section = SectionFactory()
    moment = timezone.now()
    created = {article.pk for article in many_articles(35, section, display_date=moment)}
    shown = [
        a.pk
        for number in range(1, 5)
        for a in client.get(f"{section.url}?trang={number}").context["articles"]
    ]
    assert len(shown) == 35
    assert set(shown) == created


def test_neighbours_of_an_article_are_the_nearest_published_ones_of_its_section(client, section):
    ArticleFactory(parent=SectionFactory(), display_date=timezone.now())
    articles = {article.title: article for article in ArticlePage.objects.filter(section=section)}
    articles["Bài 0011"].unpublish()
    context = client.get(articles["Bài 0010"].url).context
    assert [a.title for a in context["newer"]] == ["Bài 0012", "Bài 0013", "Bài 0014", "Bài 0015", "Bài 0016"]
    assert [a.title for a in context["older"]] == ["Bài 0009", "Bài 0008", "Bài 0007", "Bài 0006", "Bài 0005"]
