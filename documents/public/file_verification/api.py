"""`GET /api/files/<sha256>/`: whether a copy of a file is still the one the library offers."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from ninja import Router, Status
from ninja.decorators import decorate_view

from api.methods import METHODS, for_every_origin
from api.records import Record, Refusal
from documents.models import DocumentFile, LegalDocumentPage
from documents.public.file_verification.answers import CopyStatus, answer_for, is_digest

__all__ = ["FileStatus", "router"]

router = Router()


class KnownDocument(Record):
    """The document that the file belongs to."""

    id: int
    number: str
    title: str
    url: str | None
    """The page of the document."""


class CurrentFile(Record):
    """The file to use now."""

    sha256: str
    url: str
    """The download."""
    title: str


class FileStatus(Record):
    """What the library knows of a content."""

    status: CopyStatus
    document: KnownDocument | None
    """Null for a content that is unknown."""
    current: CurrentFile | None
    """Null for a content that is unknown, and where the document has no such file any more."""


@router.api_operation(
    METHODS,
    "{sha256}/",
    operation_id="file_status",
    url_name="file_status",
    summary="Whether a copy of a file is the current one",
    response={200: FileStatus, 400: Refusal},
)
@decorate_view(for_every_origin, require_safe)
def file_status(request: HttpRequest, sha256: str) -> FileStatus | Status[Refusal]:
    """`sha256` is the digest of the copy in 64 hexadecimal digits; 400 for what is none."""
    digest = sha256.lower()
    if not is_digest(digest):
        return Status(400, Refusal(error=_("A SHA-256 digest has 64 hexadecimal digits.")))
    answer = answer_for(digest)
    document, current = answer.document, answer.current
    url = document.get_full_url(request) if document else None
    return FileStatus(
        status=answer.status,
        document=_document(document, url) if document else None,
        current=_current(current, url) if current else None,
    )


def _document(document: LegalDocumentPage, url: str | None) -> KnownDocument:
    return KnownDocument(id=document.pk, number=document.number, title=document.title, url=url)


def _current(file: DocumentFile, url: str | None) -> CurrentFile:
    return CurrentFile(sha256=file.attachment.sha256, url=f"{url}tep/{file.pk}/", title=str(file))
