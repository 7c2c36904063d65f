"""What a search shows: hits with title, address and snippet, ready for a page or for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Case, Q, When
from django.db.models.functions import Left
from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import SafeString

from search.content import FilePage, Kind
from search.engines import SearchHit
from search.facets import facets
from search.file_pages import address, best_file_pages
from search.models import SearchEntry
from search.query.analysis import Analysis, analyse
from search.query.plan import make_plan
from search.query.query import SearchQuery
from search.results.answering import answer
from search.results.corrections import correct
from search.results.marks import Mark, marks_of
from search.results.readable import readable_entries
from search.text.highlighting import Marker
from search.text.snippets import FIRST_READ, MOST_READ, snippet

__all__ = ["Result", "ResultFile", "SearchResults", "find", "results_of"]


@dataclass(frozen=True, slots=True)
class ResultFile:
    """Page `page` (from 1) of a file, and where it is read."""

    title: str
    page: int
    url: str


# A hit with less than this share of the best score lacks much of what was asked.
FAR_BEHIND = 1 / 3
# What is read of an entry and of its page; of the body only as much as a snippet looks at.
SHOWN = (
    "page__url_path", "kind", "facets", "source_id", "title", "number", "published_at", "issued_on", "lead",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Result:
    """One page that was found; what is marked is HTML with the words of the query in `<mark>`.

    Where some of the words stand only in a file of the page, `file` says where, and `snippet` is from there.
    Without `is_spelled` it stands behind the line after which words have other marks than were typed.
    """

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
    file: ResultFile | None = None
    marks: Sequence[Mark] = ()
    is_spelled: bool = True


@dataclass(frozen=True, slots=True)
class SearchResults:
    """The answer to a query. `total` counts the hits that pass all its filters, `kinds` those of every kind.

    `facets`, `without`, `unfiltered` and `otherwise_spelled` count as in `Hits`. `is_fallback`: the engine
    stands in for a better one that does not answer. `correction` is what may have been meant, where no
    page or few hold what was asked.
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
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    without: Mapping[str, int] = field(default_factory=dict)
    unfiltered: int = 0
    otherwise_spelled: int = 0

    @property
    def first_otherwise_spelled(self) -> Result | None:
        """The result before which a line says that from here on words have other marks."""
        return next((result for result in self.results if not result.is_spelled), None)

    @property
    def pages(self) -> int:
        """How many pages the hits fill; nothing fills none."""
        return -(-self.total // self.query.page_size)


def find(
    query: SearchQuery, request: HttpRequest | None = None, *, with_facets: bool = False
) -> SearchResults:
    """Answer a query. The number of database queries does not depend on how much is found.

    Only `with_facets` the hits are counted by facet.
    """
    analysis = analyse(query.text)
    counted = tuple(facet.name for facet in facets()) if with_facets else ()
    answered = answer(make_plan(analysis, query, counted=counted))
    hits = answered.hits
    asked = analysis.numbers[0] if analysis.numbers else None
    return SearchResults(
        query=query,
        total=hits.total,
        results=results_of(hits.hits, analysis, request, is_strict=hits.has_believed_marks),
        engine=answered.engine,
        is_fallback=answered.is_fallback,
        kinds=hits.kinds,
        facets=hits.facets,
        without=hits.without,
        unfiltered=hits.unfiltered,
        otherwise_spelled=hits.otherwise_spelled,
        is_relaxed=hits.is_relaxed,
        correction=correct(analysis) if hits.is_relaxed or not hits.total else "",
        unknown_number=analysis.text[asked.start : asked.end] if asked and not hits.has_number else "",
    )


def results_of(
    hits: Sequence[SearchHit],
    analysis: Analysis,
    request: HttpRequest | None = None,
    *,
    is_strict: bool = False,
) -> list[Result]:
    """The hits that everybody may read, with what they show. Two queries, or three with a look into files.

    `is_strict`: words typed without marks beside others with marks are meant so.
    """
    if not hits:
        return []
    marker = Marker(analysis.terms, analysis.readings, is_strict=is_strict)
    far_behind = _far_behind(hits)
    entries = readable_entries([hit.page_id for hit in hits]).only(*SHOWN)
    length = Case(When(page_id__in=far_behind, then=FIRST_READ), default=MOST_READ)
    read = entries.annotate(beginning=Left("body", length), has_files=~Q(file_places=""))
    shown = {entry.page_id: entry for entry in read}
    own_texts = {
        entry.page_id: f"{entry.title} {entry.number} {entry.lead} {entry.beginning}"
        for entry in shown.values()
        if entry.has_files
    }
    files = best_file_pages(own_texts, analysis.terms)
    results = []
    for hit in hits:
        if entry := shown.get(hit.page_id):
            file_page = files.get(hit.page_id)
            quoted = _quoted(entry, entry.beginning, file_page, marker, is_far=hit.page_id in far_behind)
            results.append(_result(hit, entry, marker, quoted, request, file_page))
    return results


def _far_behind(hits: Sequence[SearchHit]) -> list[int]:
    """The pages that lack much of what the best hit has: they have little to quote, wherever one looks."""
    least = FAR_BEHIND * max(hit.score for hit in hits)
    return [hit.page_id for hit in hits if hit.score < least]


def _quoted(
    entry: SearchEntry, body: str, file_page: FilePage | None, marker: Marker, *, is_far: bool
) -> SafeString:
    """The snippet of an entry; an abstract that is the title says nothing new.

    Texts are read at length only where that promises more than the title: it takes longest where it finds
    least.
    """
    if file_page:
        return snippet(marker, file_page.text)
    texts = [text for text in (entry.lead, body) if text != entry.title]
    return snippet(marker, *texts, at_length=not is_far and not marker.has_every(entry.title))


def _result(
    hit: SearchHit,
    entry: SearchEntry,
    marker: Marker,
    quoted: SafeString,
    request: HttpRequest | None,
    file_page: FilePage | None,
) -> Result:
    url = entry.page.get_url(request) or ""
    return Result(
        page_id=hit.page_id,
        source_id=entry.source_id,
        kind=Kind(entry.kind),
        title=entry.title,
        marked_title=marker.highlight(entry.title),
        url=url,
        snippet=quoted,
        number=entry.number,
        marked_number=marker.highlight(entry.number),
        published_at=entry.published_at,
        issued_on=entry.issued_on,
        score=hit.score,
        is_spelled=hit.is_spelled,
        file=_file(file_page, url, marker) if file_page else None,
        marks=marks_of(entry.facets, timezone.localdate()),
    )


def _file(page: FilePage, url: str, marker: Marker) -> ResultFile:
    return ResultFile(page.file, page.number, address(url, page.path, " ".join(marker.terms.exact)))
