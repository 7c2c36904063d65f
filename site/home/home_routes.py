"""Addresses of the front page: itself, all news as a list, and the feed of all news."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from news.feeds import ArticleFeed
from news.models import ArticlePage
from pages.listing import page_of_list

__all__ = ["HomeRoutes"]

ARTICLES_PER_PAGE: Final = 15
ARTICLES_IN_FEED: Final = 30


class HomeRoutes(RoutablePageMixin):
    @path("tin-moi/", name="latest")
    def latest(self, request: HttpRequest) -> HttpResponse:
        """All news, newest first. Context: `articles`, a page of a paginator."""
        articles = ArticlePage.objects.published().newest_first().for_cards()
        return self.render(
            request,
            template="pages/news/latest.html",
            context_overrides={"articles": page_of_list(request, articles, ARTICLES_PER_PAGE)},
        )

    @path("rss/", name="feed")
    def feed(self, request: HttpRequest) -> HttpResponse:
        articles = ArticlePage.objects.published().newest_first().for_cards()[:ARTICLES_IN_FEED]
        return ArticleFeed(
            title=self.seo_title or self.title,
            description=self.search_description,
            link=self.full_url,
            pages=articles,
        )(request)
