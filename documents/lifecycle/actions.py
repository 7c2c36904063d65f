"""What staff do to published documents, each with who, when and why.

Replacing a document by another is a relation between them. Here a file gives way to a corrected one, a
document is withdrawn (rút: it stays readable, under a banner) or removed (gỡ: its address answers 410).
All raise `ValidationError` where the state of the document does not allow it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log

from attachments.models import Attachment
from documents.enums import EventKind
from documents.models import DocumentEvent, DocumentFile, FileVersion, LegalDocumentPage
from documents.models.file_changes import keep_version
from search.index.changes import note_concerned

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

__all__ = ["note_correction", "reinstate", "remove", "replace_file", "withdraw"]


@transaction.atomic
def replace_file(file: DocumentFile, attachment: Attachment, *, user: User, reason: str) -> FileVersion:
    """Put `attachment` in the place of what `file` was, on the page and in its drafts; the address stays."""
    document = LegalDocumentPage.objects.get(pk=file.page_id)
    _require(document.live, _("Only files of a published document are replaced; edit the draft."))
    former = file.attachment
    _require(former.sha256 != attachment.sha256, _("This is the same file as the present one."))
    version = keep_version(file, former, reason=reason, user=user)
    file.attachment = attachment
    file.save(update_fields=["attachment"])
    _replace_in_draft(document, file, user)
    title = str(file)
    _record(document, EventKind.FILE_REPLACED, user, note=f"{title}: {reason}", reason=reason, file=title)
    return version


@transaction.atomic
def withdraw(document: LegalDocumentPage, *, user: User, reason: str) -> None:
    """Mark the document as withdrawn today. Page and files stay; lists of what is in force leave it out."""
    _require(document.live, _("Only a published document is withdrawn."))
    _require(not document.is_withdrawn, _("This document is withdrawn already."))
    document.withdrawn_on = timezone.localdate()
    document.withdrawal_reason = reason
    _save_facts(document)
    _record(document, EventKind.WITHDRAWN, user, note=reason, reason=reason)


@transaction.atomic
def reinstate(document: LegalDocumentPage, *, user: User, reason: str) -> None:
    """Undo a withdrawal."""
    _require(document.is_withdrawn, _("This document is not withdrawn."))
    document.withdrawn_on = None
    document.withdrawal_reason = ""
    _save_facts(document)
    _record(document, EventKind.REINSTATED, user, note=reason, reason=reason)


@transaction.atomic
def remove(
    document: LegalDocumentPage,
    *,
    user: User,
    reason: str,
    note: str = "",
    target: LegalDocumentPage | None = None,
) -> None:
    """Take the document down. Its addresses answer 410 with `note`, or lead to `target` where that is public.

    `reason` is for staff alone.
    """
    _require(document.live, _("Only a published document is removed."))
    _require(target is None or target.pk != document.pk, _("A document cannot lead to itself."))
    # Whether the user may is for the caller to ask, as with every other action here.
    UnpublishPageAction(document, user=user).execute(skip_permission_checks=True)
    document.removed_on = timezone.localdate()
    document.removal_note = note
    document.removal_target = target
    _save_facts(document)
    _record(document, EventKind.REMOVED, user, note=note, reason=reason)


def note_correction(document: LegalDocumentPage, *, user: User, note: str) -> None:
    """Tell readers what was corrected in the entry that was just published."""
    _record(document, EventKind.CORRECTED, user, note=note, reason=note)


def _require(holds: bool, message: _StrPromise) -> None:
    if not holds:
        raise ValidationError(message)


def _save_facts(document: LegalDocumentPage) -> None:
    document.save(update_fields=[*document.KEEPING_FIELDS], clean=False)
    note_concerned([document.pk], LegalDocumentPage)


def _record(document: LegalDocumentPage, kind: EventKind, user: User, *, note: str, **data: str) -> None:
    DocumentEvent.objects.create(page=document, kind=kind, user=user, note=note)
    log(document, f"documents.{kind}", user=user, data=data)


def _replace_in_draft(document: LegalDocumentPage, file: DocumentFile, user: User) -> None:
    """Later publishing of a draft must not bring the former file back."""
    has_draft = document.has_unpublished_changes
    draft = document.get_latest_revision_as_object()
    for row in draft.files.all():
        if row.pk == file.pk:
            row.attachment = file.attachment
    revision = draft.save_revision(user=user, clean=False)
    if not has_draft:
        revision.publish(user=user, changed=False, log_action=False, skip_permission_checks=True)
