"""What happened to documents after they were published: files that were corrected, withdrawals."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from wagtail.models import Page

from demonstration.bundle import Content
from demonstration.loading.files import FileLoader
from documents.lifecycle.actions import replace_file, withdraw
from documents.models import LegalDocumentPage

__all__ = ["live_through"]


def live_through(content: Content, pages: dict[str, Page], files: FileLoader) -> None:
    """Do to the published documents what their records tell of, in the name of the librarian."""
    login = next(user.login for user in content.users.values() if user.role == "librarian")
    librarian = get_user_model().objects.get(username=login)
    for slug, record in content.documents.items():
        document = LegalDocumentPage.objects.get(pk=pages[f"document:{slug}"].pk)
        for file, spec in zip(document.files.all(), record.files, strict=True):
            if spec.misprint:
                corrected = files.document_file(record, spec)
                replace_file(file, corrected, user=librarian, reason=spec.misprint.reason)
        if record.withdrawn:
            withdraw(document, user=librarian, reason=record.withdrawn)
