"""A page of news costs a known number of statements, however much there is."""

from __future__ import annotations

from copy import deepcopy
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from home.models import HomePage
from news.models import ArticlePage
from pages.models import Tag
from tests.factories import ArticleFactory, GalleryFactory, SectionFactory, SiteImageFactory, many_articles

pytestmark = pytest.mark.django_db

BLOCKS = {
    "lead_stories": {"articles": [], "count": 5},
    "latest_news": {"heading": "", "count": 8},
    "galleries": {"heading": "", "count": 4},
    "documents": {"heading": "", "count": 10, "sort": "posted"},
    "most_read": {"heading": "", "days": 30, "count": 5},
    "statistics": {"heading": ""},
}


@pytest.fixture(scope="module")
def made_newspaper(shared_content) -> ArticlePage:
    """Thirty articles, and one in the middle with everything beside it."""
    section = SectionFactory(title="Chuyên mục")
    now = timezone.now()
    picture = SiteImageFactory()
    many_articles(30, section, display_date=lambda n: now - timedelta(hours=n), lead_image=lambda _n: picture)
    article = ArticleFactory(
        parent=section,
        slug="o-giua",
        display_date=now - timedelta(hours=15, minutes=1),
        lead_image=picture,
        tags=["lương", "thưởng"],
        picked=list(ArticlePage.objects.all()[:1]),
    )
    ArticleFactory(parent=section, tags=["lương"])
    article.bylines.create(text="Người viết")
    article.save()
    GalleryFactory(slug="bo-anh", photos=3)
    home = HomePage.objects.get()
    blocks = {**BLOCKS, "section_news": {"section": section.pk, "count": 5}}
    home.body = [{"type": kind, "value": value} for kind, value in blocks.items()]
    home.save()
    return article


@pytest.fixture
def newspaper(made_newspaper, db) -> ArticlePage:
    return deepcopy(made_newspaper)


def addresses(article: ArticlePage) -> dict[str, str]:
    section = article.get_parent()
    gallery = GalleryFactory._meta.model.objects.get()
    return {
        "home": "/",
        "section": section.url,
        "section, last page": f"{section.url}?trang=4",
        "archive": f"{section.url}nam/{timezone.localdate().year}/",
        "feed": f"{section.url}rss/",
        "article": article.url,
        "gallery": gallery.url,
        "galleries": gallery.get_parent().url,
        "tag": f"/the/{Tag.objects.get(name='lương').slug}/",
        "all news": "/tin-moi/",
        "sitemap": "/sitemap.xml",
        "sitemap, file": "/sitemap-1.xml",
    }


# What every page asks, whatever it shows: of the site, of its frame, of restrictions above it; and counting.
OF_ALL_PAGES = (
    'FROM "wagtailcore_site"', 'FROM "home_sitesettings"', 'FROM "home_navigation"', 'FROM "home_homepage"',
    'FROM "wagtailcore_pageviewrestriction"', '"alias_of_id" FROM', "readersalt",
)  # fmt: skip
OF_COUNTING = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "INSERT")
MOST = {
    "home": 12, "section": 6, "section, last page": 6, "archive": 6, "feed": 5, "article": 14, "gallery": 11,
    "galleries": 6, "tag": 5, "all news": 3, "sitemap": 2, "sitemap, file": 2,
}  # fmt: skip


def statements(client, address: str) -> list[str]:
    """What news asks for a page, when the process has answered before."""
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    asked = [query["sql"].strip() for query in captured.captured_queries]
    return [
        sql
        for sql in asked
        if not sql.startswith(OF_COUNTING) and not any(name in sql for name in OF_ALL_PAGES)
    ]


@pytest.mark.parametrize("name", MOST)
def test_a_page_costs_few_statements_however_much_there_is(name: str, client, newspaper, settings) -> None:
    # As on a real site: figures of all pages are those of the last seconds.
    settings.COUNTERS_STATISTICS_SECONDS = 10
    address = addresses(newspaper)[name]
    few = statements(client, address)
    assert len(few) <= MOST[name], "\n".join(few)
    section = newspaper.get_parent().specific
    more = many_articles(60, section, display_date=timezone.now() - timedelta(days=1))
    tags = Tag.objects.filter(name="lương")
    for page in more[:20]:
        page.tagged_items.create(tag=tags.get())
    many = statements(client, address)
    assert len(many) <= len(few), "\n".join(many)


def test_no_list_of_articles_is_counted_or_put_in_order_by_the_database(client, newspaper) -> None:
    """Such a statement takes longer the more there is."""
    for name, address in addresses(newspaper).items():
        if "sitemap" in name:
            continue
        for sql in statements(client, address):
            if "news_articlepage" in sql:
                assert "ORDER BY" not in sql, (name, sql)
                assert "OFFSET" not in sql, (name, sql)
                assert "COUNT(" not in sql, (name, sql)
