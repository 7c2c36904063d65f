"""Whatever changes the validity of documents has their spans written anew, in the same transaction."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from documents.models import DocumentRelation, DocumentType, LegalDocumentPage
from documents.validity.spans import forget_spans, write_spans


@receiver(post_save, sender=LegalDocumentPage)
def write_spans_on_save(
    instance: LegalDocumentPage,
    *,
    raw: bool = False,
    update_fields: Collection[str] | None = None,
    **_kwargs: object,
) -> None:
    """From its dates follow its own validity and since when it acts on others. Drafts are saved by fields."""
    if not raw and (update_fields is None or {"live", "expire_at"}.intersection(update_fields)):
        targets = DocumentRelation.objects.filter(page=instance.pk, target__isnull=False)
        _write({instance.pk, *targets.values_list("target_id", flat=True)})


@receiver(post_delete, sender=LegalDocumentPage)
def forget_spans_on_delete(instance: LegalDocumentPage, **_kwargs: object) -> None:
    forget_spans(instance.pk)


@receiver(post_save, sender=DocumentRelation)
def write_spans_of_relation(instance: DocumentRelation, *, raw: bool = False, **_kwargs: object) -> None:
    if not raw:
        _write({*instance.touched, *instance.touched_before})


@receiver(post_delete, sender=DocumentRelation)
def write_spans_without_relation(instance: DocumentRelation, **_kwargs: object) -> None:
    _write(instance.touched)


@receiver(post_save, sender=DocumentType)
def write_spans_of_type(
    instance: DocumentType, *, raw: bool = False, created: bool = False, **_kwargs: object
) -> None:
    """It may have come to know validity, or ceased to. What depends on its documents is not touched by it."""
    if not raw and not created:
        write_spans(LegalDocumentPage.objects.filter(document_type=instance).values_list("pk", flat=True))


def _write(ids: set[int]) -> None:
    write_spans(DocumentRelation.objects.with_dependents(ids))
