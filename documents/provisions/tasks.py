"""Cutting texts into provisions, run by the worker."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django_tasks import task

from background.labels import name_task
from background.lanes import BACKEND, Lane
from documents.provisions.recording import record

__all__ = ["record_provisions"]


@task(backend=BACKEND, queue_name=Lane.QUICK)
def record_provisions(document_ids: list[int]) -> int:
    """Bring the provisions of these documents up to date; says how many texts were cut anew."""
    return record(document_ids)


name_task(record_provisions, _("Divide texts into articles and clauses"))
