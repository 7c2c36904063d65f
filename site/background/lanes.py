"""What waits for what: tasks of one lane are run one after the other, those of another beside them."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["BACKEND", "Lane"]

#: The name of the queue in `settings.TASKS`. Wagtail's own tasks are in another, and run at once.
BACKEND: Final = "worker"


class Lane(models.TextChoices):
    """The worker has a process for each."""

    QUICK = "quick", _("Quick work")
    """What takes a moment and is waited for."""
    SEARCH = "search", _("Search server")
    """A server that is slow, or is given its index anew, holds up nothing else."""
    PICTURES = "pictures", _("Pictures")
    FILES = "files", _("Files")
    """Reading one may take twenty minutes."""
    SLOW = "slow", _("Slow work")
    """What nobody waits for, and what waits for others."""
