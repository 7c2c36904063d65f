"""Suggestions as you type, for the search box and for programs."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from search.results.suggestions import Suggestion, suggest

__all__ = ["suggestions"]


@require_safe
# A page that was taken down or restricted is gone within seconds: no cache may keep what it was called.
@cache_control(no_cache=True)
def suggestions(request: HttpRequest) -> JsonResponse:
    """`/api/suggest/?q=`: at most ten pages; none for a text that is too short or no text."""
    found = suggest(request.GET.get("q", ""), request=request)
    return JsonResponse(
        {"suggestions": [_as_json(suggestion) for suggestion in found]},
        json_dumps_params={"ensure_ascii": False},
    )


def _as_json(suggestion: Suggestion) -> dict[str, object]:
    return {
        "text": suggestion.text,
        "url": suggestion.url,
        "kind": suggestion.kind.value,
        "id": suggestion.page_id,
        "source_id": suggestion.source_id,
    }
