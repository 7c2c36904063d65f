"""What becomes of the former contents of files: recorded when a file changes, found again by their digest."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib.auth.models import User
from django.db.models import Max
from django.utils import timezone
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page

from attachments.models import Attachment
from documents.models.document_file import DocumentFile
from documents.models.file_version import FileVersion

__all__ = ["keep_changes", "keep_version", "public_files"]


def keep_version(
    file: DocumentFile,
    former: Attachment,
    *,
    sha256: str = "",
    reason: str = "",
    user: User | None = None,
) -> FileVersion:
    """Record that `file` was `former` until now. `sha256` is given where `former` itself was overwritten."""
    last = FileVersion.objects.filter(file_id=file.pk).aggregate(last=Max("number"))["last"] or 0
    version: FileVersion = FileVersion.objects.create(
        page_id=file.page_id,
        file_id=file.pk,
        number=last + 1,
        attachment=None if sha256 else former,
        name=str(file)[:255],
        sha256=sha256 or former.sha256,
        replaced_at=timezone.now(),
        replaced_by=user or get_active_log_context().user,
        reason=reason,
    )
    return version


def public_files(document: Page) -> dict[int, DocumentFile]:
    """The files readers could have fetched so far, by id: none of a document that was never published."""
    files = DocumentFile.objects.filter(page_id=document.pk, page__first_published_at__isnull=False)
    return {file.pk: file for file in files.select_related("attachment")} if document.pk else {}


def keep_changes(document: Page, before: Mapping[int, DocumentFile]) -> None:
    """Record every file of `before` that has changed since, or is gone."""
    now = public_files(document) if before else {}
    for key, file in before.items():
        current = now.get(key)
        if current is None or current.attachment_id != file.attachment_id:
            keep_version(file, file.attachment)
