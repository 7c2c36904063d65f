"""Reading a file, run by the worker in the lane of files."""

from __future__ import annotations

from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_tasks import TaskContext, task

from background.labels import name_task
from background.lanes import BACKEND, Lane
from extraction.models import Extraction
from extraction.working import read_extraction

__all__ = ["ask_for", "read_file"]

# A person who has just given a file waits for it; one of an import is read when there is nothing else.
FOR_PEOPLE: Final = 10


@task(backend=BACKEND, queue_name=Lane.FILES, takes_context=True)
def read_file(context: TaskContext, extraction_id: int) -> str:
    """Read a file that waits for it, and say in which state that has left it."""
    extraction = read_extraction(extraction_id, is_retaken=context.attempt > 1)
    if extraction is None:
        return ""
    if extraction.is_waiting:
        ask_for(extraction)
    return extraction.state


def ask_for(extraction: Extraction) -> None:
    """Have a file read when it is due. One that is asked for twice is read once."""
    is_for_people = extraction.attachment.uploaded_by_user_id is not None
    due: Any = extraction.queued_at if extraction.queued_at > timezone.now() else None
    read_file.using(priority=FOR_PEOPLE if is_for_people else 0, run_after=due).enqueue(extraction.pk)


name_task(read_file, _("Read the text of a file"))
