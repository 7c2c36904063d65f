"""The files a page's body offers, at addresses below the page: whatever hides the page hides them too."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponseBase
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from attachments.delivery import deliver
from attachments.models import Attachment
from attachments.views import attachment_delivery
from counters.enums import Countable
from counters.files import CountedFile
from counters.marks import mark_download
from pages.public_files import is_public

__all__ = ["AttachedFileRoutes"]


class AttachedFileRoutes(RoutablePageMixin):
    """A page whose `body` may hold attachment blocks."""

    def attachments(self) -> list[tuple[Attachment, str]]:
        """The files the body offers, each with its title there; none with a mark of secrecy."""
        blocks = [block.value for block in self.body if block.block_type == "attachment"]
        values = [value for value in blocks if value["file"] and is_public(value["file"])]
        return [(value["file"], value["title"] or value["file"].title) for value in values]

    def counted_files(self) -> list[CountedFile]:
        return [CountedFile(file.pk, title, Countable.FILE) for file, title in self.attachments()]

    @path("tep/<int:file_id>/", name="download")
    def download(self, request: HttpRequest, file_id: int) -> HttpResponseBase:
        response = deliver(request, attachment_delivery(self._attachment_or_404(file_id)))
        mark_download(response, self.pk, Countable.FILE, file_id)
        return response

    @path("xem/<int:file_id>/", name="look")
    def look(self, request: HttpRequest, file_id: int) -> HttpResponseBase:
        """Show a file inside the page; looking is no download."""
        return deliver(request, attachment_delivery(self._attachment_or_404(file_id), inline=True))

    def _attachment_or_404(self, file_id: int) -> Attachment:
        for file, _title in self.attachments():
            if file.pk == file_id:
                return file
        raise Http404
