"""Who may see a picture on the site, and how far its renditions have come."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["Audience", "RenditionState"]


class Audience(models.IntegerChoices):
    """The widest circle among the pages that show a picture."""

    STAFF = 0, _("Staff only")
    RESTRICTED = 1, _("Readers of restricted pages")
    PUBLIC = 2, _("Everybody")


class RenditionState(models.TextChoices):
    """`WAITING` and `MAKING` lead to another by themselves."""

    WAITING = "waiting", _("Waiting to be prepared")
    MAKING = "making", _("Being prepared")
    DONE = "done", _("Prepared")
    FAILED = "failed", _("Cannot be shown")
