"""What happens to pages, told to the table of citations."""

from __future__ import annotations

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from documents.citations.proposing import propose
from documents.citations.recording import forget, record_page, resolve_again
from documents.models import Citation, LegalDocumentPage


@receiver(post_save)
def record_on_save(
    instance: object, *, raw: bool = False, update_fields: object = None, **_kwargs: object
) -> None:
    """A whole page was written. Saving some fields only is how Wagtail keeps drafts."""
    if isinstance(instance, Page) and not raw and update_fields is None:
        _follow(instance)


@receiver(page_published)
def record_on_publish(instance: Page, **_kwargs: object) -> None:
    _follow(instance)


@receiver(page_unpublished)
def forget_on_unpublish(instance: Page, **_kwargs: object) -> None:
    forget(instance.pk)
    if isinstance(instance, LegalDocumentPage):
        _resolve_those_of(instance)


@receiver(post_delete, sender=LegalDocumentPage)
def resolve_on_delete(instance: LegalDocumentPage, **_kwargs: object) -> None:
    """What two documents could mean may be plain now."""
    resolve_again([instance.number_key])


def _follow(page: Page) -> None:
    record_page(page)
    if isinstance(page, LegalDocumentPage):
        propose([page])
        _resolve_those_of(page)


def _resolve_those_of(document: LegalDocumentPage) -> None:
    """Citations of its number, and those that meant it under the number it had before."""
    before = Citation.objects.filter(target=document.pk).values_list("number_key", flat=True)
    resolve_again([document.number_key, *before])
