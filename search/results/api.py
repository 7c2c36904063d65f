"""The search for programs: `GET /api/search/` and, while somebody types, `GET /api/suggest/`."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from ninja import Query, Router, Status
from ninja.decorators import decorate_view

from api.methods import METHODS
from api.records import Refusal
from search.content import Kind
from search.query.request import read_query
from search.results.filter_panel import FilterPanel
from search.results.published import search_parameters
from search.results.records import FacetTotal, FilePlace, Found, SearchAnswer, SuggestAnswer, Suggested
from search.results.results import Result, ResultFile, SearchResults, find
from search.results.suggestions import Suggestion
from search.results.suggestions import suggest as suggestions_for

__all__ = ["search", "suggest"]

search, suggest = Router(), Router()
# A page that was taken down or restricted is gone within seconds: no cache may keep what it was called.
rules = decorate_view(cache_control(no_cache=True), require_safe)


@search.api_operation(
    METHODS,
    "",
    operation_id="search",
    url_name="search_api",
    summary="The pages that answer a query, best first",
    response={200: SearchAnswer, 400: Refusal},
    exclude_unset=True,
    openapi_extra={"parameters": search_parameters()},
)
@rules
def results(request: HttpRequest) -> SearchAnswer | Status[Refusal]:
    """A value that cannot be read is refused; a parameter that is unknown is left aside."""
    query = read_query(request.GET)
    if query.problems:
        return Status(400, Refusal(error=" ".join(query.problems)))
    with_facets = request.GET.get("facets") == "1"
    found = find(query, request, with_facets=with_facets)
    answer = SearchAnswer(
        query=query.text,
        total=found.total,
        page=query.page,
        pages=found.pages,
        backend=found.engine,
        correction=found.correction,
        other_marks=found.otherwise_spelled,
        results=[_found(result) for result in found.results],
    )
    if with_facets:
        counted = {"facets": _facets(found), "without": dict(found.without)}
        return answer.model_copy(update=counted)
    return answer


@suggest.api_operation(
    METHODS,
    "",
    operation_id="suggest",
    url_name="suggest_api",
    summary="What may be meant while somebody types",
    response={200: SuggestAnswer},
)
@rules
def suggestions(
    request: HttpRequest, q: Annotated[str, Query(description="What has been typed so far.")] = ""
) -> SuggestAnswer:
    """At most ten pages whose title or number goes on from what was typed."""
    return SuggestAnswer(suggestions=[_suggested(each) for each in suggestions_for(q, request=request)])


def _found(result: Result) -> Found:
    published = result.published_at
    return Found(
        id=result.page_id,
        source_id=result.source_id,
        kind=result.kind,
        title=result.title,
        url=result.url,
        snippet=result.snippet,
        number=result.number,
        published_at=timezone.localtime(published).isoformat() if published else None,
        issued_on=result.issued_on,
        score=result.score,
        as_typed=result.is_spelled,
        marks={mark.facet: mark.value for mark in result.marks},
        file=_place(result.file) if result.file else None,
    )


def _place(file: ResultFile) -> FilePlace:
    return FilePlace(title=file.title, page=file.page, url=file.url)


def _facets(found: SearchResults) -> dict[str, list[FacetTotal]]:
    """Each value with the total that asking for it gives."""
    facets = {
        facet.name: [
            FacetTotal(value=choice.value, title=choice.title, total=choice.count)
            for choice in (*facet.first, *facet.others)
        ]
        for facet in FilterPanel(found).facets
    }
    kinds = [
        FacetTotal(value=kind.value, title=str(kind.label), total=found.kinds[kind])
        for kind in Kind
        if found.kinds.get(kind)
    ]
    return {"kind": kinds, **facets}


def _suggested(suggestion: Suggestion) -> Suggested:
    return Suggested(
        text=suggestion.text,
        url=suggestion.url,
        kind=suggestion.kind,
        id=suggestion.page_id,
        source_id=suggestion.source_id,
    )
