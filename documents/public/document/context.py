"""What every page of a document shows: of itself, and on the addresses below it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from counters.enums import Countable
from counters.totals import file_totals, totals_for
from documents.citations.listing import cited_by
from documents.models import LegalDocumentPage
from documents.provisions.showing import structured_text
from documents.public.citing import citations_of
from documents.public.document.files import offers
from documents.public.file_verification.views import CHECK_PATH
from documents.public.viewer.covers import cover_of_file
from documents.public.viewer.file_reading import FileReading
from documents.relations import relation_groups, relations_of
from documents.validity.as_at import AskedDay
from documents.validity.timeline import timeline_of
from documents.validity.verdicts import Verdict, verdict_of, verdicts
from pages.visibility import may_read

__all__ = ["document_context", "render_document"]


def render_document(
    page: LegalDocumentPage, request: HttpRequest, template: str | None = None, **more: object
) -> HttpResponse:
    """Answer with the page of a document, or with another template that has its context and `more`."""
    response: HttpResponse = page.render(
        request, template=template, context_overrides=document_context(page, request) | more
    )
    return response


def document_context(page: LegalDocumentPage, request: HttpRequest) -> dict[str, Any]:
    """Context: `as_at` (`AskedDay`), `verdict` on that day, `validity` (status of today), `field_list`,
    `file_list` (each with `downloads`, former `versions`, `reading` (a `FileReading` or None) and `cover` (a
    `Cover` or None)), `relation_groups` (see `documents.relations`), `timeline`, `event_list`, `citations`
    (see `documents.public.citing`), `cited_by` (`CitedBy`; None for a document that was never saved),
    `check_url`, `structured_text` (`StructuredText` or None), `totals`, `today`.
    """
    today, as_at = timezone.localdate(), AskedDay.of(request.GET)
    is_preview = getattr(request, "is_preview", False)
    verdict, relations = _judged(page, as_at.on, is_preview), relations_of(page, as_at.on)
    return {
        "today": today,
        "as_at": as_at,
        "verdict": verdict,
        "validity": _judged(page, today, is_preview).status if as_at.is_chosen else verdict.status,
        "field_list": page.fields.all(),
        "file_list": _files(page),
        "relation_groups": relation_groups(relations),
        "timeline": timeline_of(page, relations, today),
        "event_list": page.events.all() if page.pk else [],
        "check_url": _check_url(page, request),
        "citations": citations_of(page),
        "cited_by": cited_by(page.pk, today) if page.pk else None,
        "structured_text": structured_text(page),
        "totals": totals_for([page.pk])[page.pk],
    }


def _judged(page: LegalDocumentPage, on: date, is_preview: bool) -> Verdict:
    """As it is written, or in a preview as it would be if the page were saved so."""
    return verdict_of(page, on) if is_preview or not page.pk else verdicts([page], on)[page.pk]


def _files(page: LegalDocumentPage) -> list[Any]:
    """The files that may be shown, with what is told of each."""
    downloads = file_totals(page.pk)
    rows = page.files.select_related("attachment").prefetch_related("versions")
    files = [file for file in rows if offers(page, file)]
    for file in files:
        file.downloads = downloads[Countable.FILE, file.pk]
        file.reading = FileReading.at_first(file)
        file.cover = cover_of_file(page, file)
    return files


def _check_url(page: LegalDocumentPage, request: HttpRequest) -> str:
    """Where the library says of copies whether they are current; "" where it is not to be seen."""
    library = page.get_parent() if page.pk else None
    return library.get_url(request) + CHECK_PATH if library and may_read(request, library) else ""
