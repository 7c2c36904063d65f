"""Addresses of a collection: the page, and all its files as a zip."""

from __future__ import annotations

from pathlib import PurePath, PurePosixPath

from django.db.models.fields.files import FieldFile
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone

from attachments.bundles import bundle
from attachments.secrecy import hidden_from
from counters.enums import Countable
from counters.files import CountedFile, counted_files
from counters.marks import mark_download
from counters.totals import totals_for
from documents.models import DocumentCollectionPage, DocumentFile, LegalDocumentPage
from documents.public.collections.holding import held_by
from documents.public.collections.zip_list import folder_name, list_text
from pages.mounting import mount

__all__ = ["LIST_NAME", "archive", "collection", "files_to_count"]

LIST_NAME = "danh-muc.txt"


@mount(DocumentCollectionPage, "")
def collection(page: DocumentCollectionPage, request: HttpRequest) -> HttpResponse:
    """Context: `held` (see `documents.public.collections.holding`), `totals` of the collection, `today`."""
    today = timezone.localdate()
    context = {"today": today, "held": held_by(page, today), "totals": totals_for([page.pk])[page.pk]}
    response: HttpResponse = page.render(request, context_overrides=context)
    return response


@counted_files(DocumentCollectionPage)
def files_to_count(page: DocumentCollectionPage) -> list[CountedFile]:
    return [CountedFile(0, _archive_name(page), Countable.ARCHIVE)]


def _archive_name(page: DocumentCollectionPage) -> str:
    return f"{page.slug}.zip"


@mount(DocumentCollectionPage, "tai-tat-ca/")
def archive(page: DocumentCollectionPage, _request: HttpRequest) -> HttpResponseBase:
    """The files of the versions in force, a folder for each document, and a list that says why."""
    today = timezone.localdate()
    held = held_by(page, today)
    documents = {document.pk: document for each in held for document in each.current}
    files = _files(documents)
    text = list_text(page.title, page.full_url or "", held, files, today)
    members = [
        (PurePosixPath(folder_name(number, document), name), file)
        for number, document in enumerate(documents.values(), 1)
        for name, file in files[document.pk]
    ]
    response = bundle(_archive_name(page), members, texts={LIST_NAME: text})
    mark_download(response, page.pk, Countable.ARCHIVE)
    return response


def _files(documents: dict[int, LegalDocumentPage]) -> dict[int, list[tuple[str, FieldFile]]]:
    """The stored files of each document under the names they are downloaded by. One query."""
    found: dict[int, list[tuple[str, FieldFile]]] = {key: [] for key in documents}
    files = DocumentFile.objects.filter(page__in=list(documents))
    public = files.exclude(hidden_from(None, "attachment__"))
    for file in public.select_related("attachment"):
        found[file.page_id].append((PurePath(file.attachment.download_name).name, file.attachment.file))
    return found
