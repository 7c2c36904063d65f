"""Which files of a document may be fetched by whoever may read the document."""

from __future__ import annotations

from django.http import Http404

from counters.enums import Countable
from counters.files import CountedFile, counted_files
from documents.models import DocumentFile, LegalDocumentPage
from pages.public_files import is_public

__all__ = ["archive_name", "file_or_404", "files_to_count", "offered_file", "offered_files", "offers"]


def offers(page: LegalDocumentPage, file: DocumentFile) -> bool:
    """Whether a file of this document may be shown: no other document marks it as confidential."""
    return page.is_confidential or is_public(file.attachment)


def offered_files(page: LegalDocumentPage) -> list[DocumentFile]:
    return [file for file in page.files.select_related("attachment") if offers(page, file)]


def offered_file(page: LegalDocumentPage, file_id: int) -> DocumentFile | None:
    """One of its files by its id, which comes from an address."""
    file: DocumentFile | None = page.files.select_related("attachment").filter(pk=file_id).first()
    return file if file is not None and offers(page, file) else None


def file_or_404(page: LegalDocumentPage, file_id: int) -> DocumentFile:
    """The same; raises `Http404` where it offers none."""
    file = offered_file(page, file_id)
    if file is None:
        raise Http404
    return file


def archive_name(page: LegalDocumentPage) -> str:
    """What the zip of its files is called."""
    return f"{page.slug}.zip"


@counted_files(LegalDocumentPage)
def files_to_count(page: LegalDocumentPage) -> list[CountedFile]:
    return [
        *(CountedFile(file.pk, str(file), Countable.FILE) for file in offered_files(page)),
        CountedFile(0, archive_name(page), Countable.ARCHIVE),
    ]
