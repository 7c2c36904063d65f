"""Addresses below the front page: all news as a list and as a feed. Plain pages offer their files."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse

from home.models import HomePage, PlainPage
from news.cards import CardList
from news.catalogue.current import lists
from news.catalogue.lists import ARTICLES
from news.feeds import ArticleFeed
from pages.attached_files import mount_attached_files
from pages.listing import page_of_list
from pages.mounting import mount

__all__ = ["feed", "latest"]

ARTICLES_PER_PAGE: Final = 15
ARTICLES_IN_FEED: Final = 30


@mount(HomePage, "tin-moi/")
def latest(page: HomePage, request: HttpRequest) -> HttpResponse:
    """All news, newest first. Context: `articles`, a page of a paginator."""
    articles = CardList(lists().all_of(ARTICLES))
    return page.render(
        request,
        template="pages/news/latest.html",
        context_overrides={"articles": page_of_list(request, articles, ARTICLES_PER_PAGE)},
    )


@mount(HomePage, "rss/")
def feed(page: HomePage, request: HttpRequest) -> HttpResponse:
    articles = CardList(lists().all_of(ARTICLES))[:ARTICLES_IN_FEED]
    return ArticleFeed(
        title=page.seo_title or page.title,
        description=page.search_description,
        link=page.full_url,
        pages=articles,
    )(request)


mount_attached_files(PlainPage)
