"""When the text of a document may be another: it was written, or one of its files has been read."""

from __future__ import annotations

from django.dispatch import receiver

from documents.models import DocumentFile, LegalDocumentPage
from documents.provisions.tasks import record_provisions
from extraction.signals import text_changed
from search.index.changes import WrittenPages, after_writing


@after_writing
def follow(written: WrittenPages) -> None:
    """Asked for in the transaction of the change, once for all of its documents that are or were published."""
    documents = (page for page in written.pages if isinstance(page, LegalDocumentPage))
    if ids := [page.pk for page in documents if page.live or page.first_published_at]:
        record_provisions.enqueue(ids)


@receiver(text_changed)
def follow_file(attachment_id: int, **_kwargs: object) -> None:
    files = DocumentFile.objects.filter(attachment=attachment_id, page__live=True)
    if ids := sorted(set(files.values_list("page_id", flat=True))):
        record_provisions.enqueue(ids)
