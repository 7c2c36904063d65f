"""What every page of a document shows: of itself, and on the addresses below it."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache, partial
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from counters.enums import Countable
from counters.totals import FileTotals, page_and_file_totals
from documents.citations.listing import NOT_CITED, CitedBy, cited_by
from documents.models import DocumentFile, Field, FileVersion, LegalDocumentPage
from documents.provisions.showing import structured_text
from documents.public.citing import citations_of
from documents.public.document.files import offers
from documents.public.file_verification.views import CHECK_PATH
from documents.public.viewer.covers import cover_of_file
from documents.public.viewer.file_reading import FileReading
from documents.relations import is_edited, relation_groups, relations_of
from documents.validity.as_at import AskedDay
from documents.validity.timeline import timeline_of
from documents.validity.verdicts import Verdict, verdict_of, verdicts
from pages.prepared import Prepared
from pages.visibility import may_read

__all__ = ["document_context", "render_document"]

FIELDS: Final = Prepared(lambda pk: Field.objects.filter(documents=pk))
FILES: Final = Prepared(
    lambda pk: DocumentFile.objects.filter(page=pk).select_related("attachment").order_by("sort_order", "pk")
)


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
    `file_list` (each with `downloads`, `former` contents, `reading` (a `FileReading` or None) and `cover` (a
    `Cover` or None)), `relation_groups` (see `documents.relations`), `timeline`, `event_list`, `citations`
    (see `documents.public.citing`), `cited_by` (`CitedBy`; None for a document that was never saved),
    `check_url`, `structured_text` (a `StructuredText` or None, read when shown), `totals`, `today`.
    """
    today, as_at = timezone.localdate(), AskedDay.of(request.GET)
    is_preview = getattr(request, "is_preview", False)
    verdict, relations = _judged(page, as_at.on, is_preview), relations_of(page, as_at.on)
    totals, downloads = page_and_file_totals(page.pk)
    return {
        "today": today,
        "as_at": as_at,
        "verdict": verdict,
        "validity": _judged(page, today, is_preview).status if as_at.is_chosen else verdict.status,
        "field_list": page.fields.all() if _is_at_hand(page, "fields") else FIELDS.rows(page.pk),
        "file_list": _files(page, downloads),
        "relation_groups": relation_groups(relations),
        "timeline": timeline_of(page, relations, today),
        "event_list": page.events.all() if page.pk and page.has_events else [],
        "check_url": _check_url(page, request),
        "citations": citations_of(page),
        "cited_by": _cited_by(page, today),
        # The viewer and what else has the context of a document rarely show it.
        "structured_text": cache(partial(structured_text, page)),
        "totals": totals,
    }


def _judged(page: LegalDocumentPage, on: date, is_preview: bool) -> Verdict:
    """As it is written, or in a preview as it would be if the page were saved so."""
    return verdict_of(page, on) if is_preview or not page.pk else verdicts([page], on)[page.pk]


def _is_at_hand(page: LegalDocumentPage, name: str) -> bool:
    """Whether what hangs on a document is to be read from memory: it was never saved, or is being edited."""
    return not page.pk or is_edited(page, name)


def _cited_by(page: LegalDocumentPage, today: date) -> CitedBy | None:
    if not page.pk:
        return None
    return cited_by(page.pk, today) if page.is_cited else NOT_CITED


def _files(page: LegalDocumentPage, downloads: FileTotals) -> list[Any]:
    """The files that may be shown, with what is told of each."""
    rows = page.files.select_related("attachment") if _is_at_hand(page, "files") else FILES.rows(page.pk)
    files = [file for file in rows if offers(page, file)]
    former = defaultdict(list)
    for version in FileVersion.objects.filter(page=page.pk) if page.pk and page.has_former_files else ():
        former[version.file_id].append(version)
    for file in files:
        file.downloads = downloads[Countable.FILE, file.pk]
        file.former = former[file.pk]
        file.reading = FileReading.at_first(file)
        file.cover = cover_of_file(page, file)
    return files


def _check_url(page: LegalDocumentPage, request: HttpRequest) -> str:
    """Where the library says of copies whether they are current; "" where it is not to be seen."""
    library = page.get_parent() if page.pk else None
    return library.get_url(request) + CHECK_PATH if library and may_read(request, library) else ""
