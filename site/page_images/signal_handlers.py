"""The first page of a file is drawn once it has been read, so that no reader of a list waits for it."""

from __future__ import annotations

from django.dispatch import receiver

from attachments.models import Attachment
from extraction.signals import file_read
from page_images.pages import is_drawable
from page_images.tasks import draw_cover


@receiver(file_read)
def ask_for_cover(attachment: Attachment, **_kwargs: object) -> None:
    if is_drawable(attachment):
        draw_cover.enqueue(attachment.pk)
