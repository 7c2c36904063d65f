"""When drafts made of dropped files are filled in, and when they count as checked."""

from __future__ import annotations

from django.dispatch import receiver
from wagtail.signals import page_published

from attachments.models import Attachment
from documents.acquisition.uploads.confirming import confirm, entry_of
from documents.acquisition.uploads.tasks import fill_in_drafts
from documents.models import LegalDocumentPage
from extraction.signals import text_changed


@receiver(page_published, sender=LegalDocumentPage)
def confirm_on_publish(instance: LegalDocumentPage, **_kwargs: object) -> None:
    """Whoever publishes a draft has looked at what was in doubt."""
    if entry := entry_of(instance.pk):
        confirm(entry)


@receiver(text_changed)
def fill_in_when_read(attachment_id: int, **_kwargs: object) -> None:
    """Once the text is kept. Files that nobody has uploaded, those of an import, belong to no draft."""
    if Attachment.objects.filter(pk=attachment_id, uploaded_by_user__isnull=False).exists():
        fill_in_drafts.enqueue(attachment_id)
