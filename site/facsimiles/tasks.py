"""Drawing the first page of a file, run by the worker."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django_tasks import task

from attachments.models import Attachment
from background.labels import name_task
from background.lanes import BACKEND, Lane
from facsimiles.pages import COVER_WIDTH, picture_of
from facsimiles.processes import FailedError

__all__ = ["draw_cover"]


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


name_task(draw_cover, _("Draw the first page of a file"))
