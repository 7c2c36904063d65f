"""When the text of a document may be another: it was written, or one of its files has been read."""

from __future__ import annotations

from django.dispatch import receiver

from documents.models import DocumentFile, DocumentStructure, LegalDocumentPage
from documents.provisions.tasks import record_provisions
from extraction.signals import text_changed
from search.index.changes import WrittenPages, after_writing


@after_writing
def follow(written: WrittenPages) -> None:
    """Asked for in the transaction of the change, once for all of its documents; drafts have none."""
    documents = [page for page in written.pages if isinstance(page, LegalDocumentPage)]
    ids = [page.pk for page in documents if page.live]
    if hidden := [page.pk for page in documents if not page.live]:
        ids += DocumentStructure.objects.filter(pk__in=hidden).values_list("pk", flat=True)
    if ids:
        record_provisions.enqueue(ids)


@receiver(text_changed)
def follow_file(attachment_id: int, **_kwargs: object) -> None:
    files = DocumentFile.objects.filter(attachment=attachment_id, page__live=True)
    if ids := sorted(set(files.values_list("page_id", flat=True))):
        record_provisions.enqueue(ids)
