"""Whether a copy of a file, known by its digest, is still the one the library offers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.models import DocumentFile, FileVersion, LegalDocumentPage
from pages.visibility import readable_by_everybody

__all__ = ["CopyAnswer", "CopyStatus", "answer_for", "is_digest"]

DIGEST: Final = re.compile(r"[0-9a-f]{64}")


class CopyStatus(models.TextChoices):
    """Whether a content is the one the library offers now."""

    CURRENT = "current", _("Current")
    SUPERSEDED = "superseded", _("Superseded")
    UNKNOWN = "unknown", _("Unknown to the library")


@dataclass(frozen=True, slots=True)
class CopyAnswer:
    """`current` is the file to use now; None where the document has no such file any more.

    `version` says since when and why a superseded copy is one.
    """

    status: CopyStatus
    document: LegalDocumentPage | None = None
    current: DocumentFile | None = None
    version: FileVersion | None = None


def is_digest(text: str) -> bool:
    """Whether the text is a SHA-256 digest in lower-case hexadecimal digits."""
    return DIGEST.fullmatch(text) is not None


def answer_for(sha256: str) -> CopyAnswer:
    """Say what is known of a content. Nothing is of documents that are not public.

    A content that is current anywhere is current, though it may have been replaced elsewhere.
    """
    public = readable_by_everybody("page__")
    files = DocumentFile.objects.filter(public)
    files = files.select_related("attachment", "page").defer("page__text")
    # A handful of rows: asked for in an order, a database walks through all files in that order.
    file = max(files.filter(attachment__sha256=sha256).order_by(), key=attrgetter("pk"), default=None)
    if file is not None:
        return CopyAnswer(CopyStatus.CURRENT, file.page, file)
    versions = FileVersion.objects.filter(public, sha256=sha256).order_by()
    latest = attrgetter("replaced_at", "pk")
    version = max(versions.select_related("page").defer("page__text"), key=latest, default=None)
    if version is not None:
        current = files.filter(pk=version.file_id, page=version.page_id).first()
        return CopyAnswer(CopyStatus.SUPERSEDED, version.page, current, version)
    return CopyAnswer(CopyStatus.UNKNOWN)
