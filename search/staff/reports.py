"""The report on searches: what readers ask most, what they ask in vain, and the way to pin an answer."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

import django_filters
from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.db.models import IntegerField, Max, OuterRef, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.forms import CheckboxInput
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.auth import permission_denied
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import DateColumn, NumberColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.contrib.search_promotions.models import Query, QueryDailyHits

from search.models import FruitlessSearch
from vietnamese.text import fold

__all__ = ["PERMISSION", "SearchesReportView", "may_see_searches"]

PERMISSION = "wagtailsearchpromotions.add_searchpromotion"


def may_see_searches(user: AbstractUser | AnonymousUser) -> bool:
    """Whoever may pin results sees what for."""
    return user.has_perm(PERMISSION)


def asked_within(since: date | None = None, until: date | None = None) -> QuerySet[Query]:
    """The texts asked on these days, both included, with `times`, `times_fruitless` and `last_asked`."""
    days = {}
    if since:
        days["date__gte"] = since
    if until:
        days["date__lte"] = until
    hits = QueryDailyHits.objects.filter(query=OuterRef("pk"), **days).order_by().values("query")
    fruitless = FruitlessSearch.objects.filter(query=OuterRef("pk"), **days).order_by().values("query")
    return Query.objects.annotate(
        times=Subquery(hits.annotate(sum=Sum("hits")).values("sum")),
        times_fruitless=Coalesce(
            Subquery(fruitless.annotate(sum=Sum("hits")).values("sum"), output_field=IntegerField()), Value(0)
        ),
        last_asked=Subquery(hits.annotate(last=Max("date")).values("last")),
    ).filter(times__gt=0)


class SearchesFilterSet(WagtailFilterSet):
    day = django_filters.DateFromToRangeFilter(label=_("Day"), method="within", widget=DateRangePickerWidget)
    fruitless = django_filters.BooleanFilter(
        label=_("Only what was searched in vain"),
        method="only_fruitless",
        widget=CheckboxInput,
        # A box without a tick narrows nothing, and is not named above the list.
        initial=False,
    )

    class Meta:
        model = Query
        fields: ClassVar[list[str]] = []

    def within(self, queries: QuerySet[Query], _name: str, value: slice) -> QuerySet[Query]:
        since, until = (end.date() if end else None for end in (value.start, value.stop))
        asked = asked_within(since, until).filter(pk__in=queries.values("pk"))
        return asked.order_by(*queries.query.order_by)

    def only_fruitless(self, queries: QuerySet[Query], _name: str, value: bool) -> QuerySet[Query]:
        return queries.filter(times_fruitless__gt=0) if value else queries


class SearchesReportView(ReportView):
    """Most frequent searches first; a search leads to the results that are pinned to it."""

    page_title = _("Searches")
    header_icon = "search"
    model = Query
    is_searchable = True
    search_fields: ClassVar = ["query_string"]
    filterset_class = SearchesFilterSet
    default_ordering = ("-times", "query_string")
    index_url_name = "searches"
    index_results_url_name = "searches_results"
    columns: ClassVar = [
        TitleColumn(
            "query_string",
            label=_("Searched text"),
            sort_key="query_string",
            get_url=lambda query: reverse("wagtailsearchpromotions:edit", args=[query.pk]),
        ),
        NumberColumn("times", label=_("Times"), sort_key="times"),
        NumberColumn("times_fruitless", label=_("Nothing found"), sort_key="times_fruitless"),
        DateColumn("last_asked", label=_("Last time"), sort_key="last_asked"),
    ]
    list_export: ClassVar = ["query_string", "times", "times_fruitless", "last_asked"]
    export_headings: ClassVar = {
        "query_string": _("Searched text"),
        "times": _("Times"),
        "times_fruitless": _("Nothing found"),
        "last_asked": _("Last time"),
    }

    def get_base_queryset(self) -> QuerySet[Query]:
        return asked_within()

    def search_queryset(self, queryset: QuerySet[Query]) -> QuerySet[Query]:
        if not self.search_query:
            return queryset
        return queryset.filter(query_string__vn_fold__contains=fold(self.search_query))

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_see_searches(request.user):
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)
