"""Who cites a document: published documents and other pages that everybody may read, the newest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from django.db.models import OuterRef, QuerySet, Subquery
from wagtail.models import Page

from documents.models import Citation, LegalDocumentPage
from documents.models.document_queryset import DocumentQuerySet
from pages.visibility import readable_by_everybody
from search.models import SearchEntry

__all__ = ["CitedBy", "CitingPage", "cited_by", "documents_citing", "pages_citing", "with_moments"]

SHOWN: Final = 5


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


def cited_by(document_id: int, on: date) -> CitedBy:
    """What a document's page shows, with validity on that day. As many queries for one as for a thousand."""
    documents, pages = documents_citing(document_id, on), pages_citing(document_id)
    document_count, page_count = documents.count(), pages.count()
    return CitedBy(
        list(documents[:SHOWN]) if document_count else [],
        document_count,
        with_moments(pages[:SHOWN]) if page_count else [],
        page_count,
    )


def documents_citing(document_id: int, on: date) -> DocumentQuerySet:
    """Documents whose text names this one, with their `validity` on a day."""
    documents = LegalDocumentPage.objects.published()
    citing = documents.filter(pk__in=_citations(document_id).values("source"))
    return citing.with_validity(on).for_rows().newest_issued_first()


def pages_citing(document_id: int) -> QuerySet[Page]:
    """Articles and other pages whose text names the document."""
    document_model = LegalDocumentPage
    listed = SearchEntry.objects.filter(page=OuterRef("pk")).values("listed_at")
    pages = Page.objects.filter(readable_by_everybody(), pk__in=_citations(document_id).values("source"))
    pages = pages.not_type(document_model).annotate(listed_at=Subquery(listed))
    return pages.order_by("-listed_at", "-pk")


def _citations(document_id: int) -> QuerySet[Citation]:
    return Citation.objects.filter(target=document_id).order_by()


def with_moments(pages: Iterable[Page]) -> list[CitingPage]:
    """Pages of `pages_citing` with the moment each is sorted by."""
    return [
        CitingPage(page, datetime.fromtimestamp(page.listed_at, UTC) if page.listed_at else None)
        for page in pages
    ]
