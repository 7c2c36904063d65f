"""Making renditions, run by the worker in the lane of pictures."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.utils.translation import gettext_lazy as _
from django_tasks import TaskContext, task

from background.asked import open_arguments
from background.errors import TryAgainError
from background.labels import name_task
from background.lanes import BACKEND, Lane
from background.rounds import Round, register
from images.audiences import review
from images.enums import RenditionState
from images.models import SiteImage
from images.working import make_for, retake_abandoned

__all__ = ["ask_for", "ask_for_forgotten", "look_after_pictures", "make_renditions_of"]


class NotMadeError(TryAgainError):
    """A full disk, or a program that was kept from its work."""

    pause = timedelta(seconds=5)


@task(backend=BACKEND, queue_name=Lane.PICTURES, takes_context=True)
def make_renditions_of(context: TaskContext, image_id: int) -> str:
    """Make what a picture lacks, and say in which state that has left it."""
    state = make_for(image_id, is_retaken=context.attempt > 1)
    if state == RenditionState.WAITING:
        raise NotMadeError(str(image_id))
    return state or ""


def ask_for(image_ids: Iterable[int]) -> None:
    """Have pictures looked at. One that is asked for twice is made once."""
    for image_id in image_ids:
        make_renditions_of.enqueue(image_id)


def ask_for_forgotten() -> int:
    """Ask for every picture that waits and for which there is no task, and say how many those were."""
    retake_abandoned()
    asked = open_arguments(make_renditions_of)
    forgotten = [pk for pk in SiteImage.objects.waiting().values_list("pk", flat=True) if pk not in asked]
    ask_for(forgotten)
    return len(forgotten)


@task(backend=BACKEND, queue_name=Lane.PICTURES)
def look_after_pictures() -> int:
    """Ask for what nobody is at, and look who may see each picture; says how many got a new key."""
    ask_for_forgotten()
    return review()


name_task(make_renditions_of, _("Make the sizes of a picture"))
name_task(look_after_pictures, _("Look after all pictures"))
register(Round(task=look_after_pictures, every=timedelta(minutes=10)))
