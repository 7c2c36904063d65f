"""Whatever changes the validity of documents has their spans written anew, in the same transaction.

Documents that are written, and those whose relations are, are noted (`search.index.changes`); before anything
is read of them their spans are brought up to date.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from documents.enums import ValidityStatus
from documents.models import DocumentRelation, DocumentType, LegalDocumentPage
from documents.validity.spans import forget_spans, write_spans
from search.index.changes import also_concerning, note_concerned


@also_concerning(LegalDocumentPage)
def related(page_ids: Collection[int]) -> set[int]:
    """What they act upon, for from their dates follows since when; and what depends on any of these."""
    relations = DocumentRelation.objects.filter(page__in=page_ids, target__isnull=False).order_by()
    targets = relations.values_list("target_id", flat=True)
    dependents: set[int] = DocumentRelation.objects.with_dependents({*page_ids, *targets})
    write_spans(dependents)
    return dependents


@receiver(post_delete, sender=LegalDocumentPage)
def forget_spans_on_delete(instance: LegalDocumentPage, **_kwargs: object) -> None:
    forget_spans(instance.pk)


@receiver(post_save, sender=DocumentType)
def note_documents_of_type(
    instance: DocumentType, *, raw: bool = False, created: bool = False, **_kwargs: object
) -> None:
    """Where it has come to know validity or ceased to, its documents say otherwise from now on."""
    if raw or created:
        return
    documents = LegalDocumentPage.objects.filter(document_type=instance)
    without_validity = Q(status_spans__status=ValidityStatus.NOT_APPLICABLE)
    changed = documents.filter(without_validity if instance.has_validity else ~without_validity)
    note_concerned(changed.values_list("pk", flat=True), LegalDocumentPage)
