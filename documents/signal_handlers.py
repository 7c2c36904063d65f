"""What changes the content of documents that were not touched themselves, noted for the search."""

from __future__ import annotations

from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver

from attachments.models import Attachment
from documents.models import DocumentFile, DocumentRelation, Field, LegalDocumentPage
from documents.models.file_changes import keep_version
from documents.public.library.facets import FIELD
from extraction.signals import text_changed
from search.facets import FacetValue
from search.index.changes import note_concerned
from search.index.indexing import pages_with


@receiver(post_delete, sender=DocumentRelation)
def note_target(instance: DocumentRelation, **_kwargs: object) -> None:
    instance.note_touched()


@receiver(text_changed)
def search_in_new_text(attachment_id: int, **_kwargs: object) -> None:
    note_concerned(
        DocumentFile.objects.filter(attachment=attachment_id).values_list("page_id", flat=True),
        LegalDocumentPage,
    )


@receiver([post_save, post_delete], sender=DocumentFile)
def note_file(instance: DocumentFile, **_kwargs: object) -> None:
    """Whether there is a file is asked of the search."""
    if instance.page_id:
        note_concerned([instance.page_id], LegalDocumentPage)


@receiver(post_delete, sender=Field)
def forget_field(instance: Field, **_kwargs: object) -> None:
    note_concerned(pages_with(FacetValue(FIELD, instance.slug)), LegalDocumentPage)


@receiver(pre_save, sender=Attachment)
def keep_overwritten(instance: Attachment, *, raw: bool = False, **_kwargs: object) -> None:
    """Where a file is overwritten away from its documents, old copies are known all the same."""
    if raw or instance.pk is None:
        return
    former = Attachment.objects.filter(pk=instance.pk).exclude(sha256=instance.sha256).first()
    if former is None or not former.sha256:
        return
    published = DocumentFile.objects.filter(attachment=former, page__first_published_at__isnull=False)
    for file in published:
        keep_version(file, former, sha256=former.sha256)
