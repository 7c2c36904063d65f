"""The search, for people and for programs."""

from __future__ import annotations

from dataclasses import replace

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from search.content import Kind
from search.pinned import pinned_results
from search.query import KIND_SLUGS, read_query
from search.results import Result, SearchResults, find
from search.tallies import count_search

__all__ = ["api", "results"]


@require_safe
@cache_control(no_cache=True)
def results(request: HttpRequest) -> HttpResponse:
    """`/tim-kiem/?q=&loai=&trang=`. Wrong parameters are replaced, a page beyond the last is the last."""
    query = read_query(request.GET, kind_name="loai", page_name="trang", with_page_size=False)
    found = find(query, request)
    if query.page > max(found.pages, 1):
        query = replace(query, page=max(found.pages, 1))
        found = find(query, request)
    count_search(request, found)
    context = {
        "query": query,
        "found": found,
        "items": Paginator(range(found.total), query.page_size).get_page(query.page),
        "tabs": _tabs(found),
        "pinned": pinned_results(query, request),
    }
    return render(request, "pages/search/results.html", context)


@require_safe
@cache_control(no_cache=True)
def api(request: HttpRequest) -> JsonResponse:
    """`/api/search/?q=&kind=&page=&page_size=`. A page beyond the last is empty."""
    query = read_query(request.GET)
    if query.problems:
        return JsonResponse({"error": " ".join(query.problems)}, status=400)
    found = find(query, request)
    return JsonResponse(
        {
            "query": query.text,
            "total": found.total,
            "page": query.page,
            "pages": found.pages,
            "backend": found.engine,
            "correction": found.correction,
            "results": [_as_json(result) for result in found.results],
        },
        json_dumps_params={"ensure_ascii": False},
    )


def _tabs(found: SearchResults) -> list[dict[str, object]]:
    """The kinds a reader may narrow the hits to, each with the number of its hits."""
    wanted = found.query.kind
    tabs: list[dict[str, object]] = [
        {"slug": "", "label": _("All"), "count": sum(found.kinds.values()), "is_current": wanted is None}
    ]
    for slug, kind in KIND_SLUGS.items():
        tabs.append(
            {
                "slug": slug,
                "label": Kind(kind).label,
                "count": found.kinds.get(kind, 0),
                "is_current": wanted == kind,
            }
        )
    return tabs


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
    }
