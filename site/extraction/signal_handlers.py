"""Files that come in or change, queued in the transaction that saves them."""

from __future__ import annotations

from django.db.models.signals import post_save
from django.dispatch import receiver

from attachments.models import Attachment
from extraction.queueing import queue


@receiver(post_save, sender=Attachment)
def queue_on_save(instance: Attachment, *, raw: bool = False, **_kwargs: object) -> None:
    if not raw:
        queue(instance)
