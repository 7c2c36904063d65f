"""The search, for people and for programs."""

from __future__ import annotations

from dataclasses import asdict, replace

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from search.content import Kind
from search.query.parameters import PEOPLE
from search.query.request import read_query
from search.results.filter_panel import FilterPanel
from search.results.pictures import pictures_of
from search.results.pinned import pinned_results
from search.results.results import Result, SearchResults, find
from search.results.tallies import count_search

__all__ = ["api", "results"]


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


@require_safe
@cache_control(no_cache=True)
def api(request: HttpRequest) -> JsonResponse:
    """`/api/search/?q=&kind=&page=&page_size=`, `&from=&to=&sort=&marks=` and a parameter for each facet.

    A page beyond the last is empty. `marks=any` also gives what is spelled with other marks than were typed,
    behind the rest; without it `other_marks` counts the pages left out for that. With `facets=1` the answer
    says by what it can be narrowed further.
    """
    query = read_query(request.GET)
    if query.problems:
        return JsonResponse({"error": " ".join(query.problems)}, status=400)
    with_facets = request.GET.get("facets") == "1"
    found = find(query, request, with_facets=with_facets)
    answer = {
        "query": query.text,
        "total": found.total,
        "page": query.page,
        "pages": found.pages,
        "backend": found.engine,
        "correction": found.correction,
        "other_marks": found.otherwise_spelled,
        "results": [_as_json(result) for result in found.results],
    }
    if with_facets:
        answer |= _facets_as_json(found)
    return JsonResponse(answer, json_dumps_params={"ensure_ascii": False})


def _as_json(result: Result) -> dict[str, object]:
    published = result.published_at
    return {
        "id": result.page_id,
        "source_id": result.source_id,
        "kind": result.kind.value,
        "title": result.title,
        "url": result.url,
        "snippet": result.snippet,
        "number": result.number,
        "published_at": timezone.localtime(published).isoformat() if published else None,
        "issued_on": result.issued_on.isoformat() if result.issued_on else None,
        "score": result.score,
        "as_typed": result.is_spelled,
        "marks": {mark.facet: mark.value for mark in result.marks},
        "file": asdict(result.file) if result.file else None,
    }


def _facets_as_json(found: SearchResults) -> dict[str, object]:
    """Each value with the total that asking for it gives, and for each filter in use the total without it."""
    panel = FilterPanel(found)
    facets = {
        facet.name: [
            {"value": choice.value, "title": choice.title, "total": choice.count}
            for choice in (*facet.first, *facet.others)
        ]
        for facet in panel.facets
    }
    kinds = [
        {"value": kind.value, "title": str(kind.label), "total": found.kinds[kind]}
        for kind in Kind
        if found.kinds.get(kind)
    ]
    return {"facets": {"kind": kinds, **facets}, "without": dict(found.without)}
