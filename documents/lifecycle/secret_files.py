"""The mark of a confidential document (văn bản mật) is one of its files too, of present and former ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from wagtail.models import Page
from wagtail.permissions import policy_registry

from attachments.secrecy import mark_files
from documents.enums import Confidentiality
from documents.models import DocumentFile, FileVersion, LegalDocumentPage

if TYPE_CHECKING:
    from attachments.secrecy import User

__all__ = ["files_of_confidential_documents"]

# Named one by one: an index finds them, where it does not find what is unequal.
MARKS = tuple(mark for mark in Confidentiality if mark is not Confidentiality.ORDINARY)


@mark_files
def files_of_confidential_documents(user: User | None, besides: int | None) -> Iterator[QuerySet[Any, Any]]:
    """Who may edit or publish each document that holds a file may see it; nobody else."""
    if user is not None and user.is_active and getattr(user, "is_superuser", False):
        return
    marked = LegalDocumentPage.objects.filter(confidentiality__in=MARKS)
    if besides is not None:
        marked = marked.exclude(pk=besides)
    if user is not None:
        policy = policy_registry.get_by_type(Page)
        theirs = policy.instances_user_has_any_permission_for(user, {"change", "publish"})
        marked = marked.exclude(pk__in=theirs.order_by().values("pk"))
    pages = marked.order_by().values("pk")
    yield DocumentFile.objects.filter(page__in=pages).order_by().values("attachment")
    former = FileVersion.objects.filter(page__in=pages, attachment__isnull=False)
    yield former.order_by().values("attachment")
