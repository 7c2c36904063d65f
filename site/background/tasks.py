"""What the worker does for itself."""

from __future__ import annotations

from datetime import timedelta

from django.core.management import call_command
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from background.labels import name_task
from background.lanes import BACKEND, Lane
from background.rounds import Round, register

__all__ = ["forget_results"]

DAYS_OF_RESULTS = 3
DAYS_OF_FAILURES = 30


@task(backend=BACKEND, queue_name=Lane.SLOW)
def forget_results() -> None:
    """What went well is told for some days, what was given up for a month."""
    call_command(
        "prune_db_task_results",
        "--backend",
        BACKEND,
        queue_name="*",
        min_age_days=DAYS_OF_RESULTS,
        failed_min_age_days=DAYS_OF_FAILURES,
        verbosity=0,
    )


name_task(forget_results, _("Forget old results of background work"))
register(Round(task=forget_results, every=timedelta(days=1), first_after=timedelta(minutes=10)))
