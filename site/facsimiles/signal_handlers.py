"""The first page of a file drawn by the worker that reads files, so that no reader of a list waits for it."""

from __future__ import annotations

from django.dispatch import receiver

from attachments.models import Attachment
from extraction.signals import file_read
from facsimiles.pages import COVER_WIDTH, is_drawable, picture_of
from facsimiles.processes import BusyError, FailedError


@receiver(file_read)
def draw_cover(attachment: Attachment, **_kwargs: object) -> None:
    """What cannot be drawn now is tried again when a reader asks for it, or is known not to open."""
    if not is_drawable(attachment):
        return
    try:
        picture_of(attachment, 1, COVER_WIDTH)
    except (BusyError, FailedError):
        return
