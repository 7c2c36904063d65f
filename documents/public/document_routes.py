"""Addresses of a document: the page, its print view, its files one by one and as a zip."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from attachments.bundles import bundle
from attachments.delivery import deliver
from attachments.views import attachment_delivery
from counters.enums import Countable
from counters.files import CountedFile
from counters.marks import mark_download
from counters.totals import file_totals, totals_for
from documents.citations.routes import CitedByRoutes
from documents.lifecycle.routes import KeepingRoutes
from documents.public.citing import citations_of
from documents.public.file_verification.routes import CHECK_PATH
from documents.public.viewer.covers import cover_of_file
from documents.public.viewer.file_reading import FileReading
from documents.public.viewer.routes import ViewerRoutes
from documents.relations import relation_groups, relations_of
from documents.validity.as_at import AskedDay
from documents.validity.timeline import timeline_of
from documents.validity.verdicts import verdict_of
from pages.visibility import may_read

__all__ = ["DocumentRoutes"]


class DocumentRoutes(KeepingRoutes, CitedByRoutes, ViewerRoutes, RoutablePageMixin):
    """Context: `as_at` (`AskedDay`), `verdict` on that day, `validity` (status of today), `field_list`,
    `file_list` (each with `downloads`, former `versions`, `reading` (a `FileReading` or None) and `cover` (a
    `Cover` or None)), `relation_groups` (see `documents.relations`), `timeline`, `event_list`, `citations`
    (see `documents.public.citing`), `check_url`, `totals`, `today`.
    """

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, Any]:
        today, as_at = timezone.localdate(), AskedDay.of(request.GET)
        verdict, relations = verdict_of(self, as_at.on), relations_of(self, as_at.on)
        downloads = file_totals(self.pk)
        rows = self.files.select_related("attachment").prefetch_related("versions")
        files = [file for file in rows if self.offers(file)]
        for file in files:
            file.downloads = downloads[Countable.FILE, file.pk]
            file.reading = FileReading.at_first(file)
            file.cover = cover_of_file(self, file)
        return super().get_context(request, *args, **kwargs) | {
            "today": today,
            "as_at": as_at,
            "verdict": verdict,
            "validity": self.validity_on(today) if as_at.is_chosen else verdict.status,
            "field_list": self.fields.all(),
            "file_list": files,
            "relation_groups": relation_groups(relations),
            "timeline": timeline_of(self, relations, today),
            "event_list": self.events.all() if self.pk else [],
            "check_url": self._check_url(request),
            "citations": citations_of(self),
            "totals": totals_for([self.pk])[self.pk],
        }

    def _check_url(self, request: HttpRequest) -> str:
        """Where the library says of copies whether they are current; "" where it is not to be seen."""
        library = self.get_parent() if self.pk else None
        return library.get_url(request) + CHECK_PATH if library and may_read(request, library) else ""

    def counted_files(self) -> list[CountedFile]:
        files = filter(self.offers, self.files.select_related("attachment"))
        return [
            *(CountedFile(file.pk, str(file), Countable.FILE) for file in files),
            CountedFile(0, self.archive_name, Countable.ARCHIVE),
        ]

    @property
    def archive_name(self) -> str:
        return f"{self.slug}.zip"

    @path("in/", name="print")
    def print_view(self, request: HttpRequest) -> HttpResponse:
        return self.render(request, template="pages/documents/legal_document_print.html")

    @path("tep/<int:file_id>/", name="download")
    def download(self, request: HttpRequest, file_id: int) -> HttpResponseBase:
        file = self.files.select_related("attachment").filter(pk=file_id).first()
        if file is None or not self.offers(file):
            return self.lead_on_from(request, file_id)
        response = deliver(request, attachment_delivery(file.attachment))
        mark_download(response, self.pk, Countable.FILE, file_id)
        return response

    @path("tai-tat-ca/", name="archive")
    def archive(self, request: HttpRequest) -> HttpResponseBase:
        files = filter(self.offers, self.files.select_related("attachment"))
        members = [(PurePath(file.attachment.download_name).name, file.attachment.file) for file in files]
        if not members:
            return self.without_files(request)
        response = bundle(self.archive_name, members)
        mark_download(response, self.pk, Countable.ARCHIVE)
        return response
