"""Addresses of the library: the filtered list and its feed."""

from __future__ import annotations

from typing import Final

from django.apps import apps
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from counters.totals import totals_for
from documents.feeds import DocumentFeed
from documents.forms import SORTS, LibraryFilterForm
from documents.library_filter import LibraryFilter
from documents.querysets import DocumentQuerySet
from pages.listing import page_of_list

__all__ = ["DOCUMENTS_PER_PAGE", "LibraryRoutes"]

DOCUMENTS_PER_PAGE: Final = 20
DOCUMENTS_IN_FEED: Final = 30


class LibraryRoutes(RoutablePageMixin):
    """Context: `documents` (page of a paginator; each with `validity`, type and issuer loaded), `totals`
    (page id → `PageTotals`), `form` (bound `LibraryFilterForm`), `chosen` (`LibraryFilter`), `sort_label`,
    `feed_url`.
    """

    def documents(self) -> DocumentQuerySet:
        return apps.get_model("documents", "LegalDocumentPage").objects.published().child_of(self)

    @path("")
    def filtered(self, request: HttpRequest) -> HttpResponse:
        today = timezone.localdate()
        years = list(
            self.documents()
            .exclude(issue_year=0)
            .order_by("-issue_year")
            .values_list("issue_year", flat=True)
            .distinct()
        )
        form = LibraryFilterForm(request.GET, years=years)
        chosen = LibraryFilter.from_form(form)
        matching = chosen.apply(self.documents(), today).with_validity(today).for_rows()
        documents = page_of_list(request, matching, DOCUMENTS_PER_PAGE)
        context = {
            "documents": documents,
            "totals": totals_for([document.pk for document in documents]),
            "form": form,
            "chosen": chosen,
            "sort_label": SORTS[chosen.sort],
            "feed_url": self.get_url(request) + self.reverse_subpage("feed"),
        }
        return self.render(request, context_overrides=context)

    @path("rss/", name="feed")
    def feed(self, request: HttpRequest) -> HttpResponse:
        documents = self.documents().newest_posted_first().for_rows()[:DOCUMENTS_IN_FEED]
        return DocumentFeed(
            title=self.title, description=self.description, link=self.full_url, pages=documents
        )(request)
