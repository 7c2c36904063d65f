"""Addresses below a document that list who cites it."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from documents.citations.listing import cited_by, documents_citing, pages_citing, with_moments
from pages.listing import page_of_list

__all__ = ["CitedByRoutes"]

PER_PAGE: Final = 20


class CitedByRoutes(RoutablePageMixin):
    """Context of the page: `cited_by` (`CitedBy`), None for a document that was never saved.

    Context of its lists: `items` (page of a paginator), `documents` or `citing_pages` (`CitingPage`).
    """

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, Any]:
        found = cited_by(self.pk, timezone.localdate()) if self.pk else None
        return super().get_context(request, *args, **kwargs) | {"cited_by": found}

    @path("vien-dan/", name="citing_documents")
    def citing_documents(self, request: HttpRequest) -> HttpResponse:
        items = page_of_list(request, documents_citing(self.pk, timezone.localdate()), PER_PAGE)
        return self._list(request, {"items": items, "documents": items})

    @path("tin-bai/", name="citing_pages")
    def citing_pages(self, request: HttpRequest) -> HttpResponse:
        items = page_of_list(request, pages_citing(self.pk), PER_PAGE)
        return self._list(request, {"items": items, "citing_pages": with_moments(items)})

    def _list(self, request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
        return self.render(request, template="pages/documents/cited_by.html", context_overrides=context)
