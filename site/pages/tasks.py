"""What the worker does for pages with an hour at which they go live or leave."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from background.labels import name_task
from background.lanes import BACKEND, Lane
from background.rounds import Round, register
from pages.due_pages import Schedule

__all__ = ["keep_hours"]

# Of the process in which the lane looks and works: it knows what has failed just now.
_schedule: Final = Schedule()


@task(backend=BACKEND, queue_name=Lane.QUICK)
def keep_hours() -> list[int]:
    """Says how many pages were published and how many unpublished."""
    now = timezone.now()
    return [_schedule.publish(now), _schedule.unpublish(now)]


def _is_due() -> bool:
    return _schedule.is_due(timezone.now())


name_task(keep_hours, _("Publish and unpublish pages at their hour"))
register(Round(task=keep_hours, every=timedelta(seconds=5), is_due=_is_due))
