"""What changes the validity of documents that were not touched themselves, told to the search."""

from __future__ import annotations

from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver
from wagtail.signals import page_published, page_unpublished

from attachments.models import Attachment
from documents.enums import ValidityStatus
from documents.models import DocumentFile, DocumentRelation, DocumentType, Field, LegalDocumentPage
from documents.models.file_changes import keep_version
from documents.public.library.facet_values import FIELD, validity_value
from extraction.signals import text_changed
from search.facets import FacetValue
from search.index.indexing import pages_with, refresh


@receiver(post_save, sender=LegalDocumentPage)
def refresh_related_on_save(
    instance: LegalDocumentPage, *, raw: bool = False, update_fields: object = None, **_kwargs: object
) -> None:
    """From its dates follows since when it replaces others. Drafts are saved by single fields."""
    if not raw and update_fields is None:
        refresh_related(instance)


@receiver(page_published, sender=LegalDocumentPage)
@receiver(page_unpublished, sender=LegalDocumentPage)
def refresh_related(instance: LegalDocumentPage, **_kwargs: object) -> None:
    relations = DocumentRelation.objects.filter(page=instance.pk, target__isnull=False)
    concerned = DocumentRelation.objects.with_dependents(
        {instance.pk, *relations.values_list("target_id", flat=True)}
    )
    refresh(concerned - {instance.pk})


@receiver(post_delete, sender=DocumentRelation)
def refresh_target(instance: DocumentRelation, **_kwargs: object) -> None:
    refresh(DocumentRelation.objects.with_dependents(instance.touched))


@receiver(post_save, sender=DocumentType)
def refresh_documents_of_type(instance: DocumentType, *, created: bool, **_kwargs: object) -> None:
    """Where the type has come to know validity or ceased to, its documents say otherwise in the index."""
    if created:
        return
    documents = set(LegalDocumentPage.objects.filter(document_type=instance).values_list("pk", flat=True))
    without_validity = pages_with(validity_value(ValidityStatus.NOT_APPLICABLE))
    refresh(documents & without_validity if instance.has_validity else documents - without_validity)


@receiver(text_changed)
def search_in_new_text(attachment_id: int, **_kwargs: object) -> None:
    refresh(DocumentFile.objects.filter(attachment=attachment_id).values_list("page_id", flat=True))


@receiver(post_delete, sender=Field)
def forget_field(instance: Field, **_kwargs: object) -> None:
    refresh(pages_with(FacetValue(FIELD, instance.slug)))


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
