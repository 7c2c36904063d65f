"""Who cites a document: published documents and other pages that everybody may read, the newest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final, TypeVar

from django.db.models import Count, OuterRef, QuerySet, Subquery, Value
from django.utils import timezone
from wagtail.models import Page

from documents.models import Citation, LegalDocumentPage
from documents.models.document_queryset import DocumentQuerySet
from documents.models.status_span import spoken_of
from pages.prepared import Prepared
from pages.restrictions import restricted_paths
from pages.visibility import open_now
from search.models import SearchEntry

__all__ = [
    "NOT_CITED", "CitedBy", "CitingPage", "cited_by", "documents_citing", "pages_citing", "with_moments",
]  # fmt: skip

SHOWN: Final = 5

Rows = TypeVar("Rows", bound="QuerySet[Any]")


@dataclass(frozen=True, slots=True)
class CitingPage:
    """A page and the moment by which lists sort it."""

    page: Page
    listed_at: datetime | None


@dataclass(frozen=True, slots=True)
class CitedBy:
    """The newest documents (with their `validity`) and other pages that cite a document, and the totals."""

    documents: list[LegalDocumentPage]
    document_count: int
    pages: list[CitingPage]
    page_count: int


NOT_CITED: Final = CitedBy([], 0, [], 0)


def cited_by(document_id: int, on: date) -> CitedBy:
    """What a document's page shows, with validity on that day. Two queries, for one as for a thousand."""
    at, closed = timezone.now(), restricted_paths()
    documents = FIRST_DOCUMENTS.rows(at, spoken_of(on), document_id, closed=closed)
    pages = FIRST_PAGES.rows(at, document_id, closed=closed)
    return CitedBy(
        documents, documents[0].citing_count if documents else 0,
        with_moments(pages), pages[0].citing_count if pages else 0,
    )  # fmt: skip


def documents_citing(document_id: int, on: date) -> DocumentQuerySet:
    """Documents whose text names this one, with their `validity` on a day."""
    now = timezone.now()
    return _documents(document_id, now, restricted_paths()).with_validity(on, now)


def pages_citing(document_id: int) -> QuerySet[Page]:
    """Articles and other pages whose text names the document."""
    return _pages(document_id, timezone.now(), restricted_paths())


def _documents(document_id: int, at: datetime, closed: tuple[str, ...]) -> DocumentQuerySet:
    documents: DocumentQuerySet = LegalDocumentPage.objects.filter(open_now(at, closed))
    citing = documents.filter(pk__in=_citations(document_id).values("source"))
    return citing.for_rows().newest_issued_first()


def _pages(document_id: int, at: datetime, closed: tuple[str, ...]) -> QuerySet[Page]:
    document_model = LegalDocumentPage
    listed = SearchEntry.objects.filter(page=OuterRef("pk")).values("listed_at")
    pages = Page.objects.filter(open_now(at, closed), pk__in=_citations(document_id).values("source"))
    pages = pages.not_type(document_model).annotate(listed_at=Subquery(listed))
    return pages.order_by("-listed_at", "-pk")


def _counted(found: Rows) -> Rows:
    """Each with the number of all, which the database counts once."""
    every = found.order_by().values(one=Value(1)).annotate(number=Count("pk")).values("number")
    return found.annotate(citing_count=Subquery(every))


def _citations(document_id: int) -> QuerySet[Citation]:
    return Citation.objects.filter(target=document_id).order_by()


def with_moments(pages: Iterable[Page]) -> list[CitingPage]:
    """Pages of `pages_citing` with the moment each is sorted by."""
    return [
        CitingPage(page, datetime.fromtimestamp(page.listed_at, UTC) if page.listed_at else None)
        for page in pages
    ]


FIRST_DOCUMENTS: Final = Prepared(
    lambda at, on, pk, closed: _counted(_documents(pk, at, closed)).with_validity(on, at)[:SHOWN]
)
FIRST_PAGES: Final = Prepared(lambda at, pk, closed: _counted(_pages(pk, at, closed))[:SHOWN])
