"""Taking in dropped files: each is checked and stored by itself; what belongs together becomes a draft."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.contrib.auth.models import AbstractBaseUser
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.documents.forms import get_document_form
from wagtail.models import Collection

from attachments.content import sha256_of
from attachments.models import Attachment
from documents.acquisition.uploads.grouping import grouped, roles_of, stem_of
from documents.acquisition.uploads.tasks import fill_in_drafts
from documents.enums import IntakeReason, IntakeState
from documents.models import (
    DocumentFile,
    Field,
    IntakeBatch,
    IntakeDoubt,
    IntakeEntry,
    LegalDocumentPage,
    LibraryPage,
)
from vietnamese.text import nfc

__all__ = ["take_in"]

TITLE_LENGTH = 255
Upload = UploadedFile[bytes]


@dataclass
class _Refused:
    """Files that were not stored, with the reason in words."""

    reasons: list[tuple[str, str]] = field(default_factory=list)

    def add(self, file: Upload, reason: str) -> None:
        self.reasons.append((nfc(file.name or ""), reason))


def take_in(
    files: Sequence[Upload],
    *,
    user: AbstractBaseUser,
    library: LibraryPage,
    collection: Collection,
    fields: Iterable[Field] = (),
) -> IntakeBatch:
    """Make a draft below `library` for each document among the files, and keep why others were refused.

    All drafts are given the same `fields` of activity.

    Nothing is published. Each document is stored before the next file is looked at: one that fails takes
    nothing with it.
    """
    batch, fields = IntakeBatch.objects.create(user_id=user.pk), list(fields)
    refused = _Refused()
    digests: set[str] = set()
    for group in grouped(files):
        attachments = _stored(_new_ones(group, digests, refused), user, collection, refused)
        if attachments:
            _draft(batch, attachments, user, library, fields)
    IntakeEntry.objects.bulk_create(
        IntakeEntry(batch=batch, file_names=name, state=IntakeState.REFUSED, refusal=reason)
        for name, reason in refused.reasons
    )
    return batch


def _new_ones(files: Iterable[Upload], digests: set[str], refused: _Refused) -> list[Upload]:
    """The files whose content did not come before in this batch."""
    new = []
    for file in files:
        digest = sha256_of(file) if file.size else ""
        if digest and digest in digests:
            refused.add(file, _("The same file was dropped twice."))
        else:
            digests.add(digest)
            new.append(file)
    return new


def _stored(
    files: Iterable[Upload], user: AbstractBaseUser, collection: Collection, refused: _Refused
) -> list[Attachment]:
    """The files that are what their names say, under the rules of every upload."""
    form_class = get_document_form(Attachment)
    stored = []
    for file in files:
        data = {"title": stem_of(nfc(file.name or ""))[:TITLE_LENGTH], "collection": collection.pk}
        form = form_class(data, {"file": file}, instance=Attachment(uploaded_by_user=user), user=user)
        if form.is_valid():
            stored.append(form.save())
        else:
            refused.add(file, " ".join(str(reason) for errors in form.errors.values() for reason in errors))
    return stored


@transaction.atomic
def _draft(
    batch: IntakeBatch,
    attachments: Sequence[Attachment],
    user: AbstractBaseUser,
    library: LibraryPage,
    fields: list[Field],
) -> None:
    names = [attachment.download_name for attachment in attachments]
    page = LegalDocumentPage(title=stem_of(names[0])[:TITLE_LENGTH], live=False, owner_id=user.pk)
    page.files.add(
        *(
            DocumentFile(attachment=attachment, role=role, sort_order=place)
            for place, (attachment, role) in enumerate(zip(attachments, roles_of(names), strict=True))
        )
    )
    page.fields = fields
    library.add_child(instance=page)
    page.save_revision(user=user, log_action=True, clean=False)
    entry = IntakeEntry.objects.create(
        batch=batch, document=page, file_names="\n".join(names), filled={"title": page.title}
    )
    IntakeDoubt.objects.bulk_create(_same_files(entry, attachments))
    # The worker may be quicker: what it has read before there was a draft for it.
    fill_in_drafts.enqueue(attachments[0].pk)


def _same_files(entry: IntakeEntry, attachments: Sequence[Attachment]) -> Iterable[IntakeDoubt]:
    """A doubt for each file whose content was in the library before, with the document that has it."""
    for attachment in attachments:
        same = Attachment.objects.filter(sha256=attachment.sha256).exclude(pk=attachment.pk).first()
        if same is None:
            continue
        holder = DocumentFile.objects.filter(attachment=same).select_related("page").first()
        yield IntakeDoubt(
            entry=entry,
            field="files",
            reason=IntakeReason.SAME_FILE,
            value=attachment.download_name[:500],
            quote=same.title[:500],
            other=holder.page if holder else None,
        )
