from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from news.models import ArticlePage
from tests.factories import ArticleFactory, SectionFactory, restrict

pytestmark = pytest.mark.django_db


@pytest.fixture
def section():
    section = SectionFactory()
    start = timezone.now() - timedelta(days=30)
    for number in range(25):
        ArticleFactory(parent=section, title=f"Bài {number:02}", display_date=start + timedelta(hours=number))
    return section


@pytest.mark.parametrize(
    ("query", "number", "titles"),
    [
        ("", 1, ("Bài 24", "Bài 15")),
        ("?trang=2", 2, ("Bài 14", "Bài 05")),
        ("?trang=3", 3, ("Bài 04", "Bài 00")),
        ("?trang=0", 3, ("Bài 04", "Bài 00")),
        ("?trang=999999", 3, ("Bài 04", "Bài 00")),
        ("?trang=99999999999999999999999999", 3, ("Bài 04", "Bài 00")),
        ("?trang=-1", 3, ("Bài 04", "Bài 00")),
        ("?trang=abc", 1, ("Bài 24", "Bài 15")),
        ("?trang=1.5", 1, ("Bài 24", "Bài 15")),
        ("?trang=%00", 1, ("Bài 24", "Bài 15")),
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
    with_one_second = [ArticleFactory(parent=section, display_date=moment) for _ in range(40)]
    articles = ArticlePage.objects.filter(section=section)
    reached = [articles.newest_first().first()]
    while article := articles.older_than(reached[-1]).first():
        reached.append(article)
    assert reached == with_one_second[::-1]
    while article := articles.newer_than(reached[-1]).first():
        reached.append(article)
    assert reached[len(with_one_second) :] == with_one_second[1:]


def test_a_list_of_one_second_has_every_article_on_one_of_its_pages(client):
    section = SectionFactory()
    moment = timezone.now()
    created = {ArticleFactory(parent=section, display_date=moment).pk for _ in range(35)}
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
    articles["Bài 11"].unpublish()
    context = client.get(articles["Bài 10"].url).context
    assert [a.title for a in context["newer"]] == ["Bài 12", "Bài 13", "Bài 14", "Bài 15", "Bài 16"]
    assert [a.title for a in context["older"]] == ["Bài 09", "Bài 08", "Bài 07", "Bài 06", "Bài 05"]
