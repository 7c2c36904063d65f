"""Addresses in which the files of a document are read without downloading them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

if TYPE_CHECKING:
    from documents.models import DocumentFile

__all__ = ["ViewerRoutes"]


class ViewerRoutes(RoutablePageMixin):
    """Looking counts neither as a download nor as a further view of the document.

    Context: `file` (a `DocumentFile`), besides what the document's own page has.
    """

    @path("doc/<int:file_id>/", name="viewer")
    def viewer(self, request: HttpRequest, file_id: int) -> HttpResponse:
        return self.render(
            request,
            template="pages/documents/viewer.html",
            context_overrides={"file": self.file_or_404(file_id)},
        )

    def file_or_404(self, file_id: int) -> DocumentFile:
        file = self.files.select_related("attachment").filter(pk=file_id).first()
        if file is None:
            raise Http404
        return file
