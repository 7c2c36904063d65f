"""The search, for people."""

from __future__ import annotations

from dataclasses import replace

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from search.query.parameters import PEOPLE
from search.query.request import read_query
from search.results.filter_panel import FilterPanel
from search.results.pictures import pictures_of
from search.results.pinned import pinned_results
from search.results.results import find
from search.results.tallies import count_search

__all__ = ["results"]


@require_safe
@cache_control(no_cache=True)
def results(request: HttpRequest) -> HttpResponse:
    """`/tim-kiem/?q=&loai=&trang=`, with a parameter for each facet (`search.query.parameters.PEOPLE`).

    Wrong parameters are replaced, a page beyond the last is the last.
    """
    query = read_query(request.GET, PEOPLE)
    found = find(query, request, with_facets=True)
    if query.page > max(found.pages, 1):
        query = replace(query, page=max(found.pages, 1))
        found = find(query, request, with_facets=True)
    count_search(request, found)
    context = {
        "query": query,
        "found": found,
        "items": Paginator(range(found.total), query.page_size).get_page(query.page),
        "panel": FilterPanel(found),
        "pictures": pictures_of(found.results),
        "pinned": pinned_results(query, request),
    }
    return render(request, "pages/search/results.html", context)
