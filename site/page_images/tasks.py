"""Drawing the first page of a file, run by the worker."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.utils.translation import gettext_lazy as _
from django_tasks import task

from attachments.models import Attachment
from background.labels import name_task
from background.lanes import BACKEND, Lane
from background.rounds import Round, register
from page_images.pages import COVER_WIDTH, picture_of
from page_images.processes import FailedError
from page_images.tidying import tidy

__all__ = ["MOST_BYTES", "draw_cover", "tidy_drawn_pages"]

MOST_BYTES: Final = 4096 * 1024 * 1024


@task(backend=BACKEND, queue_name=Lane.PICTURES)
def draw_cover(attachment_id: int) -> bool:
    """Whether it is there. What cannot be drawn just now is tried again, or drawn for a reader who asks."""
    attachment = Attachment.objects.filter(pk=attachment_id).first()
    if attachment is None:
        return False
    try:
        picture_of(attachment, 1, COVER_WIDTH)
    except FailedError:
        # It is known not to open.
        return False
    return True


@task(backend=BACKEND, queue_name=Lane.SLOW)
def tidy_drawn_pages() -> list[int]:
    """Says how many folders and pictures were removed."""
    done = tidy(MOST_BYTES)
    return [done.folders, done.pictures]


name_task(draw_cover, _("Draw the first page of a file"))
name_task(tidy_drawn_pages, _("Remove drawn pages that nobody needs"))
register(Round(task=tidy_drawn_pages, every=timedelta(days=1), first_after=timedelta(minutes=30)))
