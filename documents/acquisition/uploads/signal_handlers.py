"""When drafts made of dropped files are filled in, and when they count as checked."""

from __future__ import annotations

from django.db import transaction
from django.dispatch import receiver
from wagtail.signals import page_published

from documents.acquisition.uploads.confirming import confirm, entry_of
from documents.acquisition.uploads.prefilling import prefill_files
from documents.models import LegalDocumentPage
from extraction.signals import text_changed


@receiver(page_published, sender=LegalDocumentPage)
def confirm_on_publish(instance: LegalDocumentPage, **_kwargs: object) -> None:
    """Whoever publishes a draft has looked at what was in doubt."""
    if entry := entry_of(instance.pk):
        confirm(entry)


@receiver(text_changed)
def prefill_when_read(attachment_id: int, **_kwargs: object) -> None:
    """Once the text is kept; a draft that cannot be filled in must not cost the text."""

    # Where it fails, Django logs the name of the function; a partial has none.
    def prefill() -> None:
        prefill_files(attachment_id)

    transaction.on_commit(prefill, robust=True)
