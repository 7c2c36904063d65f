"""Addresses in which the files of a document are read without downloading them.

Looking counts neither as a download nor as a further view of the document.
"""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.cache import patch_cache_control

from attachments.delivery import Delivery, deliver
from documents.models import LegalDocumentPage
from documents.public.document.context import render_document
from documents.public.document.files import file_or_404
from documents.public.viewer.addresses import viewer_url
from documents.public.viewer.file_reading import FileReading
from extraction.letters import recognised_letters
from page_images.pages import letters_of, picture_of
from page_images.processes import BusyError, FailedError
from pages.mounting import mount

__all__ = ["look", "page_letters", "page_picture", "viewer"]

# A picture's address changes with the content of its file; only the reader's own browser keeps it.
KEPT_SECONDS: Final = 24 * 60 * 60
# A scan gets its letters only when it has been read, which may be while somebody looks at it.
LETTERS_KEPT_SECONDS: Final = 10 * 60
COME_AGAIN_SECONDS: Final = 2
JSON_TYPE: Final = "application/json"


@mount(LegalDocumentPage, "doc/<int:file_id>/")
def viewer(page: LegalDocumentPage, request: HttpRequest, file_id: int) -> HttpResponse:
    """Context: `reading` (a `FileReading`), besides what the document's own page has."""
    reading = FileReading.of(file_or_404(page, file_id), request.GET)
    return render_document(page, request, "pages/documents/viewer.html", reading=reading)


@mount(LegalDocumentPage, "xem/<int:file_id>/")
def look(page: LegalDocumentPage, _request: HttpRequest, file_id: int) -> HttpResponse:
    """Where files used to be shown."""
    return redirect(viewer_url(page, file_or_404(page, file_id).pk), permanent=True)


@mount(LegalDocumentPage, "doc/<int:file_id>/anh/<int:number>-<int:width>/")
def page_picture(
    page: LegalDocumentPage, request: HttpRequest, file_id: int, number: int, width: int
) -> HttpResponseBase:
    attachment = file_or_404(page, file_id).attachment
    try:
        return _sent(request, picture_of(attachment, number, width), "image/webp")
    except FailedError as error:
        raise Http404 from error
    except (BusyError, FileNotFoundError):
        # A picture may be tidied away between making and opening it.
        return _come_again()


@mount(LegalDocumentPage, "doc/<int:file_id>/chu/<int:number>/")
def page_letters(
    page: LegalDocumentPage, request: HttpRequest, file_id: int, number: int
) -> HttpResponseBase:
    """Where the words of a page stand: as they were recognised in a scan, else as its file says."""
    attachment = file_or_404(page, file_id).attachment
    if (recognised := recognised_letters(attachment, number)) is not None:
        return _sent_letters(request, recognised)
    try:
        return _sent(request, letters_of(attachment, number), JSON_TYPE, LETTERS_KEPT_SECONDS)
    except FailedError as error:
        raise Http404 from error
    except (BusyError, FileNotFoundError):
        return _come_again()


def _sent_letters(request: HttpRequest, letters: bytes) -> HttpResponseBase:
    digest = hashlib.sha256(letters).hexdigest()
    delivery = Delivery(BytesIO(letters), "chu.json", len(letters), JSON_TYPE, digest[:32], inline=True)
    return _kept_apart(deliver(request, delivery), LETTERS_KEPT_SECONDS)


def _sent(
    request: HttpRequest, made: Path, content_type: str, seconds: int = KEPT_SECONDS
) -> HttpResponseBase:
    delivery = Delivery(
        file=made.open("rb"),
        name=made.name,
        size=made.stat().st_size,
        content_type=content_type,
        etag=f"{made.parent.name[:16]}-{made.stem}",
        inline=True,
    )
    return _kept_apart(deliver(request, delivery), seconds)


def _kept_apart(response: HttpResponseBase, seconds: int) -> HttpResponseBase:
    patch_cache_control(response, private=True, max_age=seconds)
    response["X-Robots-Tag"] = "noindex"
    return response


def _come_again() -> HttpResponse:
    response = HttpResponse(status=503)
    response["Retry-After"] = str(COME_AGAIN_SECONDS)
    return response
