"""Views and downloads in the page lists of the admin, sortable, without a query per row."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BaseColumn, NumberColumn
from wagtail.admin.ui.tables.pages import NavigateToChildrenColumn
from wagtail.admin.views.pages.listing import ExplorableIndexView, IndexView, PageListingMixin
from wagtail.admin.views.pages.usage import ContentTypeUseView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from counters.totals import with_counts

COUNT_COLUMNS = (
    NumberColumn("view_count", label=_("Views"), sort_key="view_count", width="8%"),
    NumberColumn("download_count", label=_("Downloads"), sort_key="download_count", width="8%"),
)
COUNT_ORDERINGS = tuple(f"{sign}{column.sort_key}" for column in COUNT_COLUMNS for sign in ("", "-"))


def with_count_columns(columns: Sequence[BaseColumn]) -> list[BaseColumn]:
    """Insert the two columns before the last ones, status and the arrow to the children."""
    tail = 2 if columns and isinstance(columns[-1], NavigateToChildrenColumn) else 1
    return [*columns[:-tail], *COUNT_COLUMNS, *columns[-tail:]]


class CountedListingMixin(PageListingMixin):
    """For Wagtail's page index views; comes first among the bases."""

    def annotate_queryset(self, pages: QuerySet[Page]) -> QuerySet[Page]:
        return with_counts(super().annotate_queryset(pages))

    def get_valid_orderings(self) -> list[str]:
        orderings: list[str] = super().get_valid_orderings()
        if self.is_searching:
            # A search engine sorts by its own fields only.
            return [ordering for ordering in orderings if ordering not in COUNT_ORDERINGS]
        return orderings


class CountedIndexView(CountedListingMixin, IndexView):
    """The flat list of one page type, for a `PageListingViewSet`."""

    base_columns = with_count_columns(IndexView.base_columns)


class CountedExplorableIndexView(CountedListingMixin, ExplorableIndexView):
    """The children of a page."""

    base_columns = with_count_columns(ExplorableIndexView.base_columns)


class CountedTypeView(CountedListingMixin, ContentTypeUseView):
    """All pages of a type; it gets its columns from the view set."""


class CountedPageViewSet(PageViewSet):
    """The explorer of every page type that has no view set of its own."""

    model = Page
    index_view_class = CountedExplorableIndexView
    content_type_use_view_class = CountedTypeView


counted_page_viewset = CountedPageViewSet()
