"""Asking the sites that pages lead to, run by the worker."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext_lazy as _
from django_tasks import task

from background import rounds
from background.labels import name_task
from background.lanes import BACKEND, Lane
from links.checking import Round, check_links

__all__ = ["ask_links"]


@task(backend=BACKEND, queue_name=Lane.SLOW)
def ask_links() -> int:
    """Says how many addresses were asked; the rest has its turn on another day."""
    return check_links(Round())


name_task(ask_links, _("Check links to other sites"))
# Whoever only looks at a site for an hour asks no others.
rounds.register(rounds.Round(task=ask_links, every=timedelta(days=1), first_after=timedelta(hours=1)))
