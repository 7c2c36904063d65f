"""Addresses of a document: the page, its print view, its files one by one and as a zip."""

from __future__ import annotations

from pathlib import PurePath

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from attachments.bundles import bundle
from attachments.delivery import deliver
from attachments.views import attachment_delivery
from counters.enums import Countable
from counters.marks import mark_download
from documents.models import LegalDocumentPage
from documents.public.document.context import render_document
from documents.public.document.files import archive_name, offered_file, offered_files
from documents.public.document.former_views import lead_on_from, say
from pages.mounting import mount

__all__ = ["archive", "document_page", "download", "print_view"]


@mount(LegalDocumentPage, "")
def document_page(page: LegalDocumentPage, request: HttpRequest) -> HttpResponse:
    return render_document(page, request)


@mount(LegalDocumentPage, "in/", name="print")
def print_view(page: LegalDocumentPage, request: HttpRequest) -> HttpResponse:
    return render_document(page, request, "pages/documents/legal_document_print.html")


@mount(LegalDocumentPage, "tep/<int:file_id>/")
def download(page: LegalDocumentPage, request: HttpRequest, file_id: int) -> HttpResponseBase:
    file = offered_file(page, file_id)
    if file is None:
        return lead_on_from(page, request, file_id)
    response = deliver(request, attachment_delivery(file.attachment))
    mark_download(response, page.pk, Countable.FILE, file_id)
    return response


@mount(LegalDocumentPage, "tai-tat-ca/")
def archive(page: LegalDocumentPage, request: HttpRequest) -> HttpResponseBase:
    members = [
        (PurePath(file.attachment.download_name).name, file.attachment.file) for file in offered_files(page)
    ]
    if not members:
        return say(page, request, "no_files", 404)
    response = bundle(archive_name(page), members)
    mark_download(response, page.pk, Countable.ARCHIVE)
    return response
