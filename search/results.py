"""What a search shows: hits with title, address and snippet, ready for a page or for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.http import HttpRequest
from django.utils.safestring import SafeString
from wagtail.models import Page

from search.analysis import analyse
from search.answering import answer
from search.content import Kind
from search.corrections import correct
from search.engines import SearchHit
from search.highlighting import highlight, snippet
from search.models import SearchEntry
from search.plan import make_plan
from search.query import SearchQuery
from search.terms import Terms

__all__ = ["Result", "SearchResults", "find", "results_of"]


@dataclass(frozen=True, slots=True)
class Result:
    """One page that was found; what is marked is HTML with the words of the query in `<mark>`."""

    page_id: int
    source_id: str
    kind: Kind
    title: str
    marked_title: SafeString
    url: str
    snippet: SafeString
    number: str
    marked_number: SafeString
    published_at: datetime | None
    issued_on: date | None
    score: float


@dataclass(frozen=True, slots=True)
class SearchResults:
    """The answer to a query. `total` counts the hits of the wanted kind, `kinds` those of every kind.

    `is_fallback`: the engine stands in for a better one that does not answer. `correction` is what may have
    been meant, where no page or few hold what was asked.
    """

    query: SearchQuery
    total: int
    results: Sequence[Result]
    engine: str
    kinds: Mapping[str, int] = field(default_factory=dict)
    is_relaxed: bool = False
    unknown_number: str = ""
    is_fallback: bool = False
    correction: str = ""

    @property
    def pages(self) -> int:
        """How many pages the hits fill; nothing fills none."""
        return -(-self.total // self.query.page_size)


def find(query: SearchQuery, request: HttpRequest | None = None) -> SearchResults:
    """Answer a query. The number of database queries does not depend on how much is found."""
    analysis = analyse(query.text)
    answered = answer(make_plan(analysis, query))
    hits = answered.hits
    asked = analysis.numbers[0] if analysis.numbers else None
    return SearchResults(
        query=query,
        total=hits.total,
        results=results_of(hits.hits, analysis.terms, request),
        engine=answered.engine,
        is_fallback=answered.is_fallback,
        kinds=hits.kinds,
        is_relaxed=hits.is_relaxed,
        correction=correct(analysis) if hits.is_relaxed or not hits.total else "",
        unknown_number=analysis.text[asked.start : asked.end] if asked and not hits.has_number else "",
    )


def results_of(hits: Sequence[SearchHit], terms: Terms, request: HttpRequest | None) -> list[Result]:
    """The hits with what they show. The tree is asked again whether everybody may read them."""
    ids = [hit.page_id for hit in hits]
    entries = SearchEntry.objects.in_bulk(ids, field_name="page_id") if ids else {}
    pages = Page.objects.live().public().in_bulk(ids) if ids else {}
    return [
        _result(hit, entries[hit.page_id], pages[hit.page_id], terms, request)
        for hit in hits
        if hit.page_id in entries and hit.page_id in pages
    ]


def _result(
    hit: SearchHit, entry: SearchEntry, page: Page, terms: Terms, request: HttpRequest | None
) -> Result:
    return Result(
        page_id=hit.page_id,
        source_id=entry.source_id,
        kind=Kind(entry.kind),
        title=entry.title,
        marked_title=highlight(entry.title, terms),
        url=page.get_url(request) or "",
        snippet=snippet(terms, *_quotable(entry)),
        number=entry.number,
        marked_number=highlight(entry.number, terms),
        published_at=entry.published_at,
        issued_on=entry.issued_on,
        score=hit.score,
    )


def _quotable(entry: SearchEntry) -> tuple[str, ...]:
    """The texts a snippet may quote; an abstract that is the title says nothing new."""
    return tuple(text for text in (entry.lead, entry.body) if text != entry.title)
