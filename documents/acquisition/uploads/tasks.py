"""Filling in drafts, run by the worker."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from background.labels import name_task
from background.lanes import BACKEND, Lane
from background.rounds import Round, register
from documents.acquisition.uploads.prefilling import prefill_files, prefill_waiting
from documents.enums import IntakeState
from documents.models import IntakeEntry

__all__ = ["fill_in_drafts", "fill_in_forgotten_drafts"]


@task(backend=BACKEND, queue_name=Lane.QUICK)
def fill_in_drafts(attachment_id: int) -> int:
    """Fill in the drafts that wait for this file, unless they wait for another one too; says how many."""
    return prefill_files(attachment_id)


@task(backend=BACKEND, queue_name=Lane.QUICK)
def fill_in_forgotten_drafts() -> int:
    """The drafts that nobody asked for: the file they waited for was taken out of them, for instance."""
    return prefill_waiting(_waiting().iterator())


def _waiting() -> QuerySet[IntakeEntry]:
    return IntakeEntry.objects.filter(state=IntakeState.WAITING)


name_task(fill_in_drafts, _("Fill in drafts from a file"))
name_task(fill_in_forgotten_drafts, _("Fill in drafts that were forgotten"))
register(Round(task=fill_in_forgotten_drafts, every=timedelta(minutes=5), is_due=lambda: _waiting().exists()))
