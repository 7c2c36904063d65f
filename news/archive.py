"""Addresses below a section: its list, browsing by day, month and year, and its feed."""

from __future__ import annotations

from typing import Final

from django.apps import apps
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from news.feeds import ArticleFeed
from news.forms import BrowseForm
from news.periods import Period, period_of
from news.querysets import ArticleQuerySet
from pages.listing import page_of_list

__all__ = ["ARTICLES_PER_PAGE", "ArchiveRoutes"]

ARTICLES_PER_PAGE: Final = 10
# A feed reader asks often and needs the news, not the archive.
ARTICLES_IN_FEED: Final = 30


class ArchiveRoutes(RoutablePageMixin):
    """Lists of a section.

    Context: `articles` (page of a paginator, cards prepared), `period` (a `Period` or None), `browse_form`
    (bound and with errors where a reader asked for a date that does not exist), `feed_url`.
    """

    def articles(self) -> ArticleQuerySet:
        """The published articles of this section and those below it, newest first."""
        return apps.get_model("news", "ArticlePage").objects.published().in_section(self).newest_first()

    @path("")
    def newest(self, request: HttpRequest) -> HttpResponse:
        return self._list(request)

    @path("nam/<int:year>/", name="archive")
    @path("nam/<int:year>/thang/<int:month>/", name="archive")
    @path("nam/<int:year>/thang/<int:month>/ngay/<int:day>/", name="archive")
    def archive(
        self, request: HttpRequest, year: int, month: int | None = None, day: int | None = None
    ) -> HttpResponse:
        try:
            period = period_of(year, month, day)
        except (ValueError, OverflowError) as error:
            raise Http404(_("There is no such date.")) from error
        return self._list(request, period)

    @path("xem-theo-ngay/", name="browse")
    def browse(self, request: HttpRequest) -> HttpResponse:
        """Lead the form "browse by date" to its list, or show the whole list with what is wrong."""
        form = BrowseForm(request.GET)
        if not form.is_valid():
            return self._list(request, form=form)
        kwargs = dict(zip(("year", "month", "day"), form.parts(), strict=False))
        return HttpResponseRedirect(self.get_url(request) + self.reverse_subpage("archive", kwargs=kwargs))

    @path("rss/", name="feed")
    def feed(self, request: HttpRequest) -> HttpResponse:
        return ArticleFeed(
            title=self.title,
            description=self.description,
            link=self.full_url,
            pages=self.articles().for_cards()[:ARTICLES_IN_FEED],
        )(request)

    def _list(
        self, request: HttpRequest, period: Period | None = None, form: BrowseForm | None = None
    ) -> HttpResponse:
        articles = self.articles().for_cards()
        if period is not None:
            articles = articles.displayed_between(period.first, period.last)
        context = {
            "articles": page_of_list(request, articles, ARTICLES_PER_PAGE),
            "period": period,
            "browse_form": form or BrowseForm(),
            "feed_url": self.get_url(request) + self.reverse_subpage("feed"),
        }
        return self.render(request, context_overrides=context)
