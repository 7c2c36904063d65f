"""What the worker does for sign-in."""

from __future__ import annotations

from datetime import timedelta

from django.core.management import call_command
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from background.labels import name_task
from background.lanes import BACKEND, Lane
from background.rounds import Round, register

__all__ = ["forget_sessions"]


@task(backend=BACKEND, queue_name=Lane.SLOW)
def forget_sessions() -> None:
    call_command("clearsessions", verbosity=0)


name_task(forget_sessions, _("Forget sessions that are over"))
register(Round(task=forget_sessions, every=timedelta(days=1), first_after=timedelta(minutes=20)))
