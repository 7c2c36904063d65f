"""A section and what lies below its address: its list, browsing by day, month and year, and its feed."""

from __future__ import annotations

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from news.cards import CardList
from news.catalogue.current import lists
from news.feeds import ArticleFeed
from news.forms import BrowseForm
from news.models import SectionPage
from news.periods import Period, period_of
from pages.listing import page_of_list
from pages.mounting import mount

__all__ = ["ARTICLES_PER_PAGE", "archive", "browse", "feed", "newest"]

ARTICLES_PER_PAGE: Final = 10
# A feed reader asks often and needs the news, not the archive.
ARTICLES_IN_FEED: Final = 30


@mount(SectionPage, "")
def newest(page: SectionPage, request: HttpRequest) -> HttpResponse:
    return _list(page, request)


@mount(SectionPage, "nam/<int:year>/")
@mount(SectionPage, "nam/<int:year>/thang/<int:month>/")
@mount(SectionPage, "nam/<int:year>/thang/<int:month>/ngay/<int:day>/")
def archive(
    page: SectionPage, request: HttpRequest, year: int, month: int | None = None, day: int | None = None
) -> HttpResponse:
    try:
        period = period_of(year, month, day)
    except (ValueError, OverflowError) as error:
        raise Http404(_("There is no such date.")) from error
    return _list(page, request, period)


@mount(SectionPage, "xem-theo-ngay/")
def browse(page: SectionPage, request: HttpRequest) -> HttpResponse:
    """Lead the form "browse by date" to its list, or show the whole list with what is wrong."""
    form = BrowseForm(request.GET)
    if not form.is_valid():
        return _list(page, request, form=form)
    kwargs = dict(zip(("year", "month", "day"), form.parts(), strict=False))
    return HttpResponseRedirect(page.get_url(request) + page.reverse_subpage("archive", kwargs=kwargs))


@mount(SectionPage, "rss/")
def feed(page: SectionPage, request: HttpRequest) -> HttpResponse:
    articles = CardList(lists().all_of(("below section", page.pk)))
    return ArticleFeed(
        title=page.title,
        description=page.description,
        link=page.full_url,
        pages=articles[:ARTICLES_IN_FEED],
    )(request)


def _list(
    page: SectionPage, request: HttpRequest, period: Period | None = None, form: BrowseForm | None = None
) -> HttpResponse:
    """Articles of a section.

    Context: `articles` (page of a paginator, cards prepared), `period` (a `Period` or None), `browse_form`
    (bound and with errors where a reader asked for a date that does not exist), `feed_url`.
    """
    name, found = ("below section", page.pk), lists()
    part = found.between(name, *period.moments()) if period else found.all_of(name)
    context = {
        "articles": page_of_list(request, CardList(part), ARTICLES_PER_PAGE),
        "period": period,
        "browse_form": form or BrowseForm(),
        "feed_url": page.get_url(request) + page.reverse_subpage("feed"),
    }
    return page.render(request, context_overrides=context)
