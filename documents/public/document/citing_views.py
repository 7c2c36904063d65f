"""Addresses below a document that list who cites it."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from documents.citations import listing
from documents.models import LegalDocumentPage
from documents.public.document.context import render_document
from pages.listing import page_of_list
from pages.mounting import mount

__all__ = ["citing_documents", "citing_pages"]

PER_PAGE: Final = 20
TEMPLATE: Final = "pages/documents/cited_by.html"


@mount(LegalDocumentPage, "vien-dan/")
def citing_documents(page: LegalDocumentPage, request: HttpRequest) -> HttpResponse:
    """Context: `items` (page of a paginator), the same as `documents`."""
    items = page_of_list(request, listing.documents_citing(page.pk, timezone.localdate()), PER_PAGE)
    return render_document(page, request, TEMPLATE, items=items, documents=items)


@mount(LegalDocumentPage, "tin-bai/")
def citing_pages(page: LegalDocumentPage, request: HttpRequest) -> HttpResponse:
    """Context: `items` (page of a paginator) and its `citing_pages` (`CitingPage`)."""
    items = page_of_list(request, listing.pages_citing(page.pk), PER_PAGE)
    return render_document(page, request, TEMPLATE, items=items, citing_pages=listing.with_moments(items))
