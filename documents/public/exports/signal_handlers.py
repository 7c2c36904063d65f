"""What readers are not to see any more is handed out in no kept file either."""

from __future__ import annotations

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import PageViewRestriction
from wagtail.signals import page_unpublished

from documents.models import LegalDocumentPage
from documents.public.exports.kept import withdraw_files

__all__ = ["withdraw_exports"]


@receiver(page_unpublished, sender=LegalDocumentPage)
@receiver(post_delete, sender=LegalDocumentPage)
@receiver(post_save, sender=PageViewRestriction)
def withdraw_exports(**_kwargs: object) -> None:
    transaction.on_commit(withdraw_files, robust=True)
