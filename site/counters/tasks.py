"""What the worker does for the counters."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from background.labels import name_task
from background.lanes import BACKEND, Lane
from background.rounds import Round, register
from counters.rolling_up import roll_up

__all__ = ["roll_up_counts"]


@task(backend=BACKEND, queue_name=Lane.QUICK)
def roll_up_counts() -> list[int]:
    """Says how many hits and visits became daily numbers, and how many salts were destroyed."""
    done = roll_up(timezone.now())
    return [done.hits, done.visits, done.salts]


name_task(roll_up_counts, _("Roll counts up into daily numbers"))
# So often that totals stay quick to read and an outdated salt is soon destroyed.
register(Round(task=roll_up_counts, every=timedelta(minutes=15)))
